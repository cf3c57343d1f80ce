"""The base of mentees or of mentors with all the columns of its federal form."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.russian.standing import class_title
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.pairs import workplace
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import figures, lower_first
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment, Offer, Request
from nastavnik.features.enrolments.queries import enrolments, offers_of, requests_of
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.pairings.queries import members_of, pairings
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Guardianship, Person
from nastavnik.features.people.rules import is_minor

IN_BASE = (
    EnrolmentState.ACCEPTED, EnrolmentState.RESERVE, EnrolmentState.FINISHED, EnrolmentState.WITHDRAWN,
)  # fmt: skip
HIDDEN = "скрыто на экране"


@dataclass(frozen=True, slots=True)
class BaseBook:
    """A workbook to be: its title, the school, headings with widths, rows of texts."""

    title: str
    school: str
    columns: tuple[tuple[str, int], ...]
    rows: list[list[str]]


def base_book(facts: Facts, voice: Voice) -> BaseBook:
    """The base named by the document of the pack. In a preview contacts stay hidden."""
    base = facts.pack.base(str(facts.kind.base))
    found = enrolments(facts.programme, base.side).filter(state__in=IN_BASE).select_related("person__partner")
    rows = list(found)
    if not rows:
        voice.lack(f"никого нет: {lower_first(base.title)}", Place.BASES)
    cells = _Cells(facts, list(rows), voice.preview)
    statements: dict[int, Request] | dict[int, Offer] = (
        offers_of(found) if Side(base.side) is Side.MENTOR else requests_of(found)
    )
    told = [cells.of(row, statements.get(row.pk), number) for number, row in enumerate(rows, start=1)]
    return BaseBook(
        title=f"{base.title}, {facts.school_year.title}",
        school=facts.organisation.short_name,
        columns=tuple((column.header, column.width) for column in base.columns),
        rows=[[one.get(column.field, "") for column in base.columns] for one in told],
    )


class _Cells:
    """Texts of all columns that the federal forms have, by the field codes of the pack."""

    def __init__(self, facts: Facts, rows: list[Enrolment], preview: bool) -> None:
        self.facts, self.preview = facts, preview
        self.guardians = {} if preview else _guardians(row.person for row in rows)
        self.mentor_of, self.mentees_of = _counterparts(facts)

    def of(self, row: Enrolment, statement: Request | Offer | None, number: int) -> dict[str, str]:
        """All fields of one person."""
        others = (self.mentees_of if row.side == Side.MENTOR else self.mentor_of).get(row.pk, [])
        own = self.facts.organisation.short_name
        common = {
            "number": str(number),
            "full_name": row.person.full_name.full,
            "contact": self._contact(row.person),
            "birth_year": str(row.person.birth_year or ""),
            "place": _place(row.person, own),
            "entered_on": figures(row.entered_on),
            "left_on": figures(row.left_on),
            "counterpart": "; ".join(one.full_name.full for one in others),
            "counterpart_place": "; ".join(dict.fromkeys(_place(one, own) for one in others)),
            "track": self.facts.pack.track(row.track).short_title,
            "results": row.results,
            "link": row.case_link,
            "passed": row.completion_mark,
        }
        return common | _stated(statement, self.facts.pack)

    def _contact(self, person: Person) -> str:
        if self.preview:
            return HIDDEN
        if is_minor(person, self.facts.day):
            adults = [f"{one.full_name.short}: {_reached(one)}" for one in self.guardians.get(person.pk, [])]
            return "; ".join(adults) or _reached(person)
        return _reached(person)


def _stated(statement: Request | Offer | None, pack: Pack) -> dict[str, str]:
    if isinstance(statement, Offer):
        return {
            "competences": statement.text
            or ", ".join(_competence(pack, one) for one in statement.competences),
            "achievements": statement.achievements,
            "interests": statement.interests_text,
            "mentee_age": statement.wanted_age or _ages(statement),
            "time": statement.time_resource,
        }
    return {"request": statement.text or _problem(pack, statement.problem)} if statement else {}


def _competence(pack: Pack, code: str) -> str:
    try:
        return pack.competence(code).title
    except UnknownCode:
        return code


def _problem(pack: Pack, code: str) -> str:
    try:
        return pack.request(code).title if code else ""
    except UnknownCode:
        return code


def _ages(offer: Offer) -> str:
    bounds = (("от", offer.wanted_age_from), ("до", offer.wanted_age_to))
    told = [f"{word} {age}" for word, age in bounds if age is not None]
    return f"{' '.join(told)} лет" if told else ""


def _place(person: Person, own: str) -> str:
    if person.kind == PersonKind.PUPIL and person.school_class and not person.workplace:
        return f"{own}, {class_title(person.school_class.code)}"
    return ", ".join(part for part in (workplace(person, own), lower_first(person.post)) if part)


def _reached(person: Person) -> str:
    return ", ".join(part for part in (person.phone, person.email, person.contact_note) if part)


def _guardians(children: Iterable[Person]) -> dict[int, list[Person]]:
    rows = Guardianship.objects.filter(child__in=list(children)).select_related("guardian")
    found: dict[int, list[Person]] = defaultdict(list)
    for row in rows:
        found[row.child_id].append(row.guardian)
    return found


def _counterparts(facts: Facts) -> tuple[dict[int, list[Person]], dict[int, list[Person]]]:
    """People on the other side by enrolment: mentors of mentees, mentees of mentors."""
    rows = [
        row for row in pairings(facts.programme).select_related("mentor__person__partner") if _counts(row)
    ]
    members = members_of(rows)
    mentors: dict[int, list[Person]] = defaultdict(list)
    mentees: dict[int, list[Person]] = defaultdict(list)
    for row in rows:
        for member in members[row.pk]:
            mentors[member.mentee_id].append(row.mentor.person)
            mentees[row.mentor_id].append(member.mentee.person)
    return mentors, mentees


def _counts(row: Pairing) -> bool:
    if row.state == PairingState.PROPOSED:
        return bool(row.order_number)
    return row.state != PairingState.TERMINATED
