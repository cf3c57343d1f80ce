"""Says people in the cases that a blank asks for; in a preview, marks each form said and each gap."""

from nastavnik.core.paperwork.sheets import marked
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.gender import Gender, guess_gender
from nastavnik.core.russian.name_cases import inflect_name
from nastavnik.core.russian.standing import class_title, learner
from nastavnik.features.documents.filling.gaps import Gap, Place, Spot
from nastavnik.features.documents.filling.wording import lower_first
from nastavnik.features.people.declension import name_in, post_in
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person

IN_CASE = {
    Case.GENT: "родительном", Case.DATV: "дательном", Case.ACCS: "винительном", Case.ABLT: "творительном",
    Case.LOCT: "предложном", Case.NOMN: "именительном",
}  # fmt: skip


class Voice:
    """One filling of one document. `gaps` and `spots` are gathered on the way, by the keys of their marks."""

    def __init__(self, preview: bool) -> None:
        self.preview = preview
        self.gaps: dict[str, Gap] = {}
        self.spots: dict[str, Spot] = {}
        self.remarks: list[str] = []

    def need(self, text: str, what: str, place: Place, key: str = "") -> str:
        """The text; when it is empty, a gap that a preview shows in its place."""
        return text if text.strip() else self.lack(what, place, key)

    def lack(self, what: str, place: Place, key: str = "") -> str:
        """A gap without a text."""
        gap = Gap(what, place, key)
        mark = next((known for known, one in self.gaps.items() if one == gap), f"gap-{len(self.gaps)}")
        self.gaps[mark] = gap
        return marked(mark, what) if self.preview else ""

    def full(self, person: Person, case: Case) -> str:
        """Post and full name: «учителя информатики Орлову Ирину Павловну»."""
        return self._said(person, case, self._name(person, case).full)

    def short(self, person: Person, case: Case) -> str:
        """Post, surname and initials: «учителю информатики Орловой И. П.»."""
        return self._said(person, case, self._name(person, case).short)

    def post(self, person: Person) -> str:
        """The post, or the standing of a learner, in the nominative: «учитель физики», «ученица 7А класса»."""
        return self._post(person, Case.NOMN) or self._lack_post(person)

    def place(self, person: Person) -> str:
        """The class of a learner, the post of anybody else: «7А класс», «учитель физики»."""
        if person.kind == PersonKind.PUPIL:
            code = person.school_class.code if person.school_class else ""
            return class_title(code) or self._lack_post(person)
        return self.post(person)

    def _said(self, person: Person, case: Case, name: str) -> str:
        post = self._post(person, case)
        if not post:
            return f"{self._lack_post(person)} {name}".strip()
        said = f"{post} {name}"
        if not self.preview:
            return said
        mark = f"spot-{len(self.spots)}"
        self.spots[mark] = Spot(
            person.public_id, person.version, case, name_in(person, case).full, post_in(person, case)
        )
        return marked(mark, said)

    def _name(self, person: Person, case: Case) -> FullName:
        if not _form_is_sure(person, case):
            what = f"пол или имя в {IN_CASE[case]} падеже: {person}"
            self.lack(what, Place.PERSON, person.public_id)
        return name_in(person, case)

    def _post(self, person: Person, case: Case) -> str:
        if person.kind != PersonKind.PUPIL:
            return lower_first(post_in(person, case))
        written = (person.post_cases or {}).get(case, "")
        code = person.school_class.code if person.school_class else ""
        return written or learner(code, Gender(person.sex) if person.sex else None, case)

    def _lack_post(self, person: Person) -> str:
        what = "класс" if person.kind == PersonKind.PUPIL else "должность"
        return self.lack(f"{what}: {person}", Place.PERSON, person.public_id)


def _form_is_sure(person: Person, case: Case) -> bool:
    """Whether the form of the name does not depend on a sex that nobody knows."""
    if case is Case.NOMN or person.sex or (person.name_cases or {}).get(case, "").strip():
        return True
    if guess_gender(person.full_name) is not None:
        return True
    forms = {inflect_name(person.full_name, case, gender) for gender in Gender}
    return len(forms) == 1
