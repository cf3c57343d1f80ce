"""Printed sheets as plain data for the typesetter: names, the exact text, whose signatures, the code."""

from collections.abc import Iterable, Sequence

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.core.paperwork.consents import ConsentPaper, Signature
from nastavnik.features.consents.codes import shown_code
from nastavnik.features.consents.models import ConsentSheet, ConsentText
from nastavnik.features.consents.wording import paragraphs, term_of
from nastavnik.features.organisations.models import Organisation
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import families_of

IDENTITY = "Документ, удостоверяющий личность (номер, дата, кем выдан)"
AUTHORITY = "Документ о полномочиях представителя"
GUARDIAN, OWN = "Законный представитель", "Участник"


def papers_of(sheets: Iterable[ConsentSheet], pack: Pack, organisation: Organisation) -> list[ConsentPaper]:
    """One paper for each sheet in their order, on the edition it was printed with."""
    rows = list(sheets)
    families = families_of(row.person for row in rows)
    kinds = {kind.code: kind for kind in pack.consents}
    return [
        ConsentPaper(
            title=row.text.title,
            facts=_facts(row, families.get(row.person_id, [])),
            paragraphs=read_text(row.text.body, kinds.get(row.kind), organisation),
            answers=[title for _, title in row.text.answered],
            signatures=_signatures(row, families.get(row.person_id, [])),
            code=row.code,
            shown_code=shown_code(row.code),
            edition=edition_of(row.text),
        )
        for row in rows
    ]


def read_text(body: str, kind: ConsentKind | None, organisation: Organisation) -> list[str]:
    """What stands on the sheet below its title, with the places filled in."""
    places = {
        "школа": organisation.full_name,
        "адрес": organisation.address or "адрес не указан",
        "срок": term_of(kind) if kind else "до отзыва",
    }
    return paragraphs(body, places)


def edition_of(text: ConsentText) -> str:
    """«Редакция № 2 от 01.09.2026, отпечаток 0a1b2c3d4e5f6a7b»."""
    return f"Редакция № {text.number} от {text.since:%d.%m.%Y}, отпечаток {text.digest[:16]}"


def _facts(row: ConsentSheet, guardians: Sequence[Person]) -> list[tuple[str, str]]:
    person = row.person
    place = person.school_class.code if person.school_class else person.post
    told = [(OWN, ", ".join(filter(None, (str(person), place))))]
    if row.by_guardian:
        told.append((GUARDIAN, str(guardians[0]) if len(guardians) == 1 else ""))
    told += [(IDENTITY, ""), ("Адрес", "")]
    return [*told, (AUTHORITY, "")] if row.by_guardian else told


def _signatures(row: ConsentSheet, guardians: Sequence[Person]) -> list[Signature]:
    found = []
    if row.by_guardian:
        found.append(Signature(GUARDIAN, str(guardians[0]) if len(guardians) == 1 else ""))
    if row.by_self:
        found.append(Signature(OWN, str(row.person)))
    return found
