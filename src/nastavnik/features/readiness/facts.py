"""The facts of one programme, each table read once; whose eyes may see a case is asked afterwards (`queries.seen`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.queries import slips
from nastavnik.features.consents.rules import Slip
from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Document
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.models import Enrolment, Interview, Offer, Request
from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.enums import OPEN_STATES, PairingState
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.people.models import Guardianship
from nastavnik.features.programmes.content import Amounts, amounts, customary
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.trainings.models import Attendance
from nastavnik.kit.moments import local_day

WORKING = (PairingState.TRIAL, PairingState.ACTIVE)
CLOSED = (PairingState.COMPLETED, PairingState.TERMINATED)
GONE = (EnrolmentState.DECLINED, EnrolmentState.WITHDRAWN)


class Talk(NamedTuple):
    """An interview with a candidate."""

    held_on: date
    marks: dict[str, Any]
    criterion: str
    reason: str


class Lesson(NamedTuple):
    """A lesson which a mentor attended."""

    module: str
    held_on: date
    hours: Decimal


class Met(NamedTuple):
    """A meeting of a pairing; `day` is the school's own. `written`: it is told what was done."""

    ref: str
    kind: str
    day: date
    minutes: int
    state: str
    written: bool
    curator: bool


class Paper(NamedTuple):
    """An issued document."""

    ref: str
    title: str
    number: str
    dated: date | None

    @property
    def called(self) -> str:
        """«Приказ о внедрении № 5-н от 05.09.2026»."""
        number = f" № {self.number}" if self.number else ""
        return self.title + number + (f" от {self.dated:%d.%m.%Y}" if self.dated else "")


@dataclass(frozen=True, slots=True)
class Membership:
    """A mentee of a pairing."""

    enrolment: Enrolment
    until: date | None


class Facts:
    """Everything the measures ask about a programme on a day."""

    def __init__(self, programme: Programme, today: date) -> None:
        self.programme, self.today = programme, today
        self.pack: Pack = pack_of(programme)

    @cached_property
    def zone(self) -> str:
        """The clock of the school."""
        return str(self.programme.organisation.zone)

    @cached_property
    def _amounts(self) -> dict[str, Amounts]:
        return amounts(self.programme)

    def amounts_of(self, track: str) -> Amounts:
        """How long, how often, how many, as the programme says; of a form it has left, as is customary."""
        return self._amounts.get(track) or customary(self.pack.track(track))

    @cached_property
    def enrolments(self) -> dict[int, Enrolment]:
        """All enrolments by id, with their people."""
        rows = Enrolment.objects.filter(programme=self.programme).select_related("person")
        return {row.pk: row for row in rows}

    def side(self, side: str, *states: str) -> list[Enrolment]:
        """Enrolments of a side in these states; without states, all but those declined or withdrawn."""
        rows = (row for row in self.enrolments.values() if row.side == side)
        return [row for row in rows if (row.state in states if states else row.state not in GONE)]

    def accepted(self, side: str) -> list[Enrolment]:
        """Those accepted into a base, and those who have finished since."""
        return self.side(side, EnrolmentState.ACCEPTED, EnrolmentState.FINISHED)

    @cached_property
    def problems(self) -> dict[int, str]:
        """The kind of request by enrolment."""
        rows = Request.objects.filter(enrolment__programme=self.programme)
        return dict(rows.order_by().values_list("enrolment_id", "problem"))

    @cached_property
    def offers(self) -> dict[int, Offer]:
        """Offers by enrolment."""
        rows = Offer.objects.filter(enrolment__programme=self.programme)
        return {row.enrolment_id: row for row in rows}

    @cached_property
    def talks(self) -> dict[int, list[Talk]]:
        """Interviews by enrolment, the earliest first."""
        rows = Interview.objects.filter(enrolment__programme=self.programme).order_by("held_on", "pk")
        found: dict[int, list[Talk]] = defaultdict(list)
        for pk, *told in rows.values_list("enrolment_id", *Talk._fields):
            found[pk].append(Talk(*told))
        return found

    @cached_property
    def pairings(self) -> list[Pairing]:
        """All pairings; the mentor's enrolment is put beside without a query."""
        rows = list(Pairing.objects.filter(programme=self.programme))
        for row in rows:
            row.mentor = self.enrolments[row.mentor_id]
        return sorted(rows, key=lambda row: (row.mentor.person.sort_key, row.pk))

    def in_state(self, states: Iterable[str]) -> list[Pairing]:
        """Pairings in these states."""
        wanted = set(states)
        return [row for row in self.pairings if row.state in wanted]

    @cached_property
    def working(self) -> list[Pairing]:
        """Pairings that meet now: on trial or active."""
        return self.in_state(WORKING)

    @cached_property
    def closed(self) -> list[Pairing]:
        """Pairings that have ended."""
        return self.in_state(CLOSED)

    @cached_property
    def members(self) -> dict[int, list[Membership]]:
        """All who ever were mentees of a pairing, by its id."""
        rows = PairingMember.objects.filter(pairing__programme=self.programme).order_by("pk")
        found: dict[int, list[Membership]] = defaultdict(list)
        for pairing, mentee, until in rows.values_list("pairing_id", "mentee_id", "until"):
            found[pairing].append(Membership(self.enrolments[mentee], until))
        return found

    def mentees(self, pairing: Pairing) -> list[Enrolment]:
        """Mentees now in the pairing; of a closed one, those who stayed to its end."""
        rows = self.members.get(pairing.pk, [])
        last = None if pairing.state in OPEN_STATES else max((r.until for r in rows if r.until), default=None)
        return [row.enrolment for row in rows if row.until == last]

    def everybody(self, pairing: Pairing, side: str = "") -> list[Enrolment]:
        """Both sides of a pairing, or one of them."""
        mentor = [pairing.mentor] if side != Side.MENTEE else []
        return mentor + (self.mentees(pairing) if side != Side.MENTOR else [])

    def called(self, pairing: Pairing) -> str:
        """«Захаров П. П. — Иванова А. Д.»."""
        mentees = ", ".join(row.person.full_name.short for row in self.mentees(pairing))
        return f"{pairing.mentor.person.full_name.short} — {mentees or 'наставляемых нет'}"

    @cached_property
    def meetings(self) -> dict[int, list[Met]]:
        """Meetings by pairing, cancelled ones apart, the earliest first."""
        rows = Meeting.objects.filter(pairing__programme=self.programme).exclude(state=MeetingState.CANCELLED)
        told = rows.order_by("planned_at", "pk").values_list(
            "pairing_id", "public_id", "kind", "planned_at", "minutes", "state", "done", "curator_present"
        )
        found: dict[int, list[Met]] = defaultdict(list)
        for pairing, ref, kind, at, minutes, state, done, curator in told:
            found[pairing].append(Met(ref, kind, self.day(at), minutes, state, bool(done.strip()), curator))
        return found

    def day(self, moment: datetime) -> date:
        """The day of a moment by the school's clock."""
        return local_day(moment, self.zone)

    def held(self, pairing: Pairing) -> list[Met]:
        """Held meetings of a pairing, the earliest first."""
        return [one for one in self.meetings.get(pairing.pk, []) if one.state == MeetingState.HELD]

    def ahead(self, pairing: Pairing) -> bool:
        """Whether a meeting is planned for today or later."""
        rows = self.meetings.get(pairing.pk, [])
        return any(one.state == MeetingState.PLANNED and one.day >= self.today for one in rows)

    @cached_property
    def slips(self) -> dict[int, list[Slip]]:
        """Consents of participants in this contour, by person."""
        return slips(self._consents)

    @property
    def _consents(self) -> Any:
        people = Enrolment.objects.filter(programme=self.programme).order_by().values("person")
        return Consent.objects.filter(person__in=people, contour=self.pack.contour).order_by("pk")

    @cached_property
    def filed(self) -> set[int]:
        """Consents of which the sheet's place is known or a scan is kept."""
        rows = self._consents.values_list("pk", "place", "scan_id")
        return {pk for pk, place, scan in rows if place.strip() or scan}

    @cached_property
    def lessons(self) -> dict[int, list[Lesson]]:
        """Attended lessons by mentor's enrolment."""
        rows = Attendance.objects.filter(training__programme=self.programme, present=True).order_by("pk")
        found: dict[int, list[Lesson]] = defaultdict(list)
        for pk, *told in rows.values_list(
            "enrolment_id", "training__module", "training__held_on", "training__hours"
        ):
            found[pk].append(Lesson(*told))
        return found

    @cached_property
    def reachable(self) -> set[int]:
        """Children with a guardian whose phone or mail is known."""
        people = Enrolment.objects.filter(programme=self.programme).order_by().values("person")
        rows = Guardianship.objects.filter(child__in=people).order_by()
        told = rows.values_list("child_id", "guardian__phone", "guardian__email")
        return {child for child, phone, mail in told if phone or mail}

    @cached_property
    def papers(self) -> dict[str, list[Paper]]:
        """Issued documents by blank, the newest first."""
        rows = Document.objects.filter(programme=self.programme, state=DocumentState.ISSUED)
        found: dict[str, list[Paper]] = defaultdict(list)
        for blank, *told in rows.values_list("blank", "public_id", "title", "number", "dated"):
            found[blank].append(Paper(*told))
        return found

    def papers_of(self, document: str) -> list[Paper]:
        """Issued documents of a kind of the pack, whatever blank they were made from."""
        kind = self.pack.document(document)
        return [paper for way in (*kind.blanks, kind.code) for paper in self.papers.get(way, [])]

    def months_between(self, start: date, end: date) -> Decimal:
        """How many months lie between two days, in thirtieths; never less than one thirtieth."""
        return Decimal(max(1, (end - start) // timedelta(days=1))) / 30


def kth(rows: Sequence[Met], number: int) -> Met | None:
    """The meeting of this number, counted from one; None when there were fewer."""
    return rows[number - 1] if 1 <= number <= len(rows) else None


def by_code(rows: Mapping[str, Any], code: str) -> float:
    """A mark of an interview as a number; 0 when nobody gave it."""
    try:
        return float(rows.get(code) or 0)
    except (TypeError, ValueError):
        return 0.0
