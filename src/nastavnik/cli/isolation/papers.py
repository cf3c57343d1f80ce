"""Documents, the acts they name, and their numbers."""

from typing import Any

from nastavnik.cli.isolation.school import School

Rows = list[tuple[str, dict[str, Any]]]


def document(school: School) -> Rows:
    blanks = [d.blanks[0] for d in school.pack.documents if d.blanks][:3]
    common = {"programme": school.named["programme:running"], "school_year": school.start.year}
    said = {"bases": "постановлением Минпросвещения России от 25.12.2019 № Р-145"}  # a button mends it
    draft = [
        ("", {**common, "blank": b, "state": "draft", "file": None, "dated": None, "settings": said})
        for b in blanks[:2]
    ]
    file = school.made("kit.StoredFile", -1)
    issued = {"state": "issued", "file": file, "dated": school.day(12), "number": f"{school.key}-н"}
    return [*draft, ("issued", {**common, "blank": blanks[-1], **issued})]


def norm(school: School) -> Rows:
    told = {"kind": "приказ", "contour": "", "replaced_by": "", "in_force_from": None, "in_force_to": None}
    ended = {**told, "in_force_to": school.day(40)}
    return [
        ("", {**told, "dated": school.day(1)}),
        ("", {**ended, "dated": school.day(2)}),
        ("", {**told, "dated": school.day(3)}),
    ]


def citation(school: School) -> Rows:
    issued = school.named["document:issued"]
    cited = (school.made("norms.Norm").public_id, school.pack.norms[0].code)
    return [("", {"document": issued, "norm": key}) for key in cited]


def number_journal(school: School) -> Rows:
    return [("", {"journal": j, "school_year": school.start.year}) for j in ("orders", "letters")]
