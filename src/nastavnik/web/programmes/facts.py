"""The facts behind the programme home, each read once however many lines ask for it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nastavnik.features.consents.ages import Turning, turnings
from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import Missing, missing_consents
from nastavnik.features.documents.urgent import unnumbered_documents
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.owed import kinds_owed
from nastavnik.features.enrolments.urgent import standing_in_sight
from nastavnik.features.meetings.urgent import Marks, meeting_marks, meetings_by_month, unmarked_meetings
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.organisations.urgent import ending_agreements
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.queries import members_of, open_pairings
from nastavnik.features.programmes.queries import pack_of, track_rows
from nastavnik.features.roadmaps.queries import Progress, progress, steps
from nastavnik.features.trainings.queries import hours_of

if TYPE_CHECKING:
    from nastavnik.features.consents.models import Consent
    from nastavnik.features.documents.models import Document
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.meetings.models import Meeting
    from nastavnik.features.organisations.models import Organisation, Partner
    from nastavnik.features.pairings.models import Pairing
    from nastavnik.features.programmes.models import Programme, ProgrammeTrack
    from nastavnik.features.roadmaps.models import Step


class Facts:
    """Everything one look at a programme needs. What the duty may not see is not among the rows."""

    def __init__(self, programme: "Programme", today: date, moment: datetime) -> None:
        self.programme, self.today, self.moment = programme, today, moment
        self.pack = pack_of(programme)

    @cached_property
    def organisation(self) -> "Organisation":
        """The school itself."""
        return own_organisation()

    @cached_property
    def track_rows(self) -> list["ProgrammeTrack"]:
        """Chosen tracks with their targets."""
        return list(track_rows(self.programme))

    @cached_property
    def steps(self) -> list["Step"]:
        """The whole roadmap."""
        return list(steps(self.programme))

    @cached_property
    def stages(self) -> list[Progress]:
        """How far each stage has come."""
        return progress(self.pack, self.steps, self.today)

    @cached_property
    def standing(self) -> list["Enrolment"]:
        """Both bases: candidates, accepted, reserve."""
        return standing_in_sight(self.programme)

    def side(self, side: str, *, accepted: bool = True) -> list["Enrolment"]:
        """One base, or only those accepted into it."""
        mine = [row for row in self.standing if row.side == side]
        return [row for row in mine if row.state == EnrolmentState.ACCEPTED] if accepted else mine

    @cached_property
    def accepted(self) -> list["Enrolment"]:
        """Accepted people of both sides."""
        return self.side(Side.MENTEE) + self.side(Side.MENTOR)

    @cached_property
    def consents(self) -> list["Consent"]:
        """Consents about accepted people in the contour of the pack."""
        people = [row.person for row in self.accepted]
        return [c for c in consents_of(people) if c.contour == self.pack.contour] if people else []

    @cached_property
    def owed(self) -> dict[int, list[Missing]]:
        """What each accepted enrolment still owes; those who owe nothing are not there."""
        by_person: dict[int, list[Consent]] = {}
        for consent in self.consents:
            by_person.setdefault(consent.person_id, []).append(consent)
        told = {row.pk: self._missing(row, by_person.get(row.person_id, [])) for row in self.accepted}
        return {pk: missing for pk, missing in told.items() if missing}

    def turning(self, days: int) -> list[Turning]:
        """Accepted people who within so many days reach an age from which others sign, and will lack something."""
        people = {row.person_id: row.person for row in self.accepted}
        consents: dict[int, list[Consent]] = {}
        for one in self.consents:
            consents.setdefault(one.person_id, []).append(one)
        kinds = kinds_owed(self.accepted, self.pack)
        last = self.today + timedelta(days=days)
        found = turnings(people.values(), kinds, consents, self.today, last)
        return [one for one in found if not one.ready]

    def _missing(self, row: "Enrolment", consents: Sequence["Consent"]) -> list[Missing]:
        kinds = self.pack.consents_required(row.track, row.side)
        return missing_consents(row.person, kinds, consents, self.today)

    @cached_property
    def hours(self) -> dict[int, Decimal]:
        """Attended hours by enrolment of accepted mentors."""
        mentors = [row.pk for row in self.side(Side.MENTOR)]
        return hours_of(mentors) if mentors else {}

    @cached_property
    def trained(self) -> int:
        """How many accepted mentors have the hours the pack asks for."""
        return sum(1 for hours in self.hours.values() if hours >= self.pack.training.threshold_hours)

    @cached_property
    def pairings(self) -> list["Pairing"]:
        """Open pairings."""
        return list(open_pairings(self.programme))

    @cached_property
    def at_work(self) -> list["Pairing"]:
        """Pairings that meet: on trial or active."""
        return [p for p in self.pairings if p.state in {PairingState.TRIAL, PairingState.ACTIVE}]

    @cached_property
    def members(self) -> dict[int, list[Any]]:
        """Mentees by pairing id."""
        return members_of(self.pairings) if self.pairings else {}

    @cached_property
    def paired(self) -> set[int]:
        """Enrolments of mentees in open pairings."""
        return {member.mentee_id for rows in self.members.values() for member in rows}

    def pair_name(self, pairing: "Pairing") -> str:
        """«Иванова А. Д. — наставник Захаров П. П.» without spending a query."""
        mentees = ", ".join(
            member.mentee.person.full_name.short for member in self.members.get(pairing.pk, [])
        )
        return f"{pairing.mentor.person.full_name.short} — {mentees or 'наставляемых нет'}"

    @cached_property
    def marks(self) -> dict[int, Marks]:
        """Figures of meetings by pairing id."""
        return meeting_marks(self.programme) if self.pairings else {}

    @cached_property
    def unmarked(self) -> list["Meeting"]:
        """Passed meetings without a mark, of pairings in sight."""
        if not any(mark.first_unmarked for mark in self.marks.values()):
            return []
        seen = {pairing.pk for pairing in self.pairings}
        return [m for m in unmarked_meetings(self.programme, self.moment) if m.pairing_id in seen]

    @cached_property
    def months(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Planned and held meetings by month."""
        return meetings_by_month(self.programme, self.organisation.zone)

    @cached_property
    def unnumbered(self) -> list["Document"]:
        """Issued documents without the number they need."""
        needed = {blank for one in self.pack.documents if one.numbered for blank in one.blanks}
        needed |= {one.code for one in self.pack.documents if one.numbered}
        return [d for d in unnumbered_documents(self.programme, self.today) if d.blank in needed]

    def agreements(self, days: int) -> list["Partner"]:
        """Partners whose agreement ends within so many days."""
        return ending_agreements(self.today + timedelta(days=days))
