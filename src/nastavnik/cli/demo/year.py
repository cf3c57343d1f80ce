"""One programme of the demo school, told up to a stage by the same actions a curator would use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from nastavnik.cli.demo.clearances import check_guests, renew_guest
from nastavnik.cli.demo.crowd import one_of
from nastavnik.cli.demo.days import BEGUN, TOLD, school_day
from nastavnik.cli.demo.meeting import general_meeting
from nastavnik.cli.demo.plan import close_passed, tell_plan
from nastavnik.cli.demo.school import BY, School
from nastavnik.cli.demo.sheets import tell_sheets
from nastavnik.cli.demo.statements import offered, requested
from nastavnik.core.calendars.school_year import age_on
from nastavnik.features.consents.actions import give_consent
from nastavnik.features.enrolments.actions import (
    decide,
    enrol,
    finish,
    hold_interview,
    write_offer,
    write_request,
)
from nastavnik.features.matching.queries import proposals
from nastavnik.features.meetings.actions import log_meeting, plan_first_meetings, plan_meeting
from nastavnik.features.meetings.enums import Mood
from nastavnik.features.pairings.queries import members_of
from nastavnik.features.programmes.actions import advance, finish_programme, start_programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.trainings.actions import mark_attendance, plan_training
from nastavnik.kit.verdict import Refused
from nastavnik.processes.activate_pairing import activate_pairing
from nastavnik.processes.adopt_matching import adopt_matching
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.gates import gate_for, may_meet_on
from nastavnik.processes.open_programme import open_programme_with_roadmap
from nastavnik.processes.solve_matching import solve_matching
from nastavnik.processes.take_back_pairing import take_back_pairing


@dataclass
class Story:
    """A programme being told: its school, year of start, and who takes part."""

    school: School
    year: int
    programme: Any = None
    mentees: list[Any] = None  # type: ignore[assignment]
    mentors: list[Any] = None  # type: ignore[assignment]
    pairings: list[Any] = None  # type: ignore[assignment]

    def on(self, month: int, day: int) -> dict[str, Any]:
        """The author and the moment of a day of this school year: that day, or the first school day after it."""
        worked = self.day(month, day)
        return {"by": BY, "moment": datetime(worked.year, worked.month, worked.day, 9, 0, tzinfo=UTC)}

    def day(self, month: int, day: int) -> date:
        """A school day of this year: nothing happens at weekends and on holidays."""
        return school_day(self.exactly(month, day))

    def meeting(self, month: int, day: int) -> datetime:
        """After the lessons of that school day, 17:00 in Moscow."""
        moment: datetime = self.on(month, day)["moment"]
        return moment + timedelta(hours=5)

    def exactly(self, month: int, day: int) -> date:
        """This very date of this school year."""
        return date(self.year if month >= 8 else self.year + 1, month, day)


def tell_year(school: School, year: int, stage: int, size: int, offset: int = 0) -> Story:
    """Open the programme and live it to `stage` (1..6); `size` mentees, people counted from `offset`."""
    story = Story(school, year)
    chapters = (_conditions, _mentees, _mentors, _training, _pairs, _work)
    for number, chapter in enumerate(chapters[:stage], start=1):
        chapter(story, size, offset)
        advance(story.programme, number, **story.on(*BEGUN[number]))
    close_passed(story.programme, stage, story.exactly(*TOLD[stage]))
    return story


def _conditions(story: Story, size: int, offset: int) -> None:
    chosen = _tracks()
    story.programme = open_programme_with_roadmap(
        title=f"Наставничество {story.year}/{(story.year + 1) % 100}",
        pack_code="pupils",
        school_year=story.year,
        starts_on=story.exactly(9, 1),
        ends_on=story.exactly(5, 31),
        tracks={code: size // len(chosen) for code in chosen},
        curator=story.school.staff[1],
        **story.on(8, 28),
    )
    start_programme(story.programme, **story.on(9, 1))
    tell_plan(story.programme, story.school, story.on(8, 29))


def _tracks() -> list[str]:
    """Three forms a school of this size really runs: with pupils, teachers and employees as mentors."""
    from nastavnik.features.organisations.methodology import pack

    wanted = {"pupil", "staff", "employee"}
    chosen: dict[str, str] = {}
    for track in pack("pupils").tracks:
        kinds = (track.mentor_kind, track.mentee_kind)
        if track.mentee_kind == "pupil" and kinds[0] in wanted and kinds[0] not in chosen:
            chosen[kinds[0]] = track.code
    return list(chosen.values())


def _mentees(story: Story, size: int, offset: int) -> None:
    tracks, pack = _tracks(), pack_of(story.programme)
    pool = [p for p in story.school.pupils if 5 <= p.school_class.number <= 8][offset:]
    story.mentees = []
    for number, person in enumerate(pool[:size]):
        row = enrol(
            story.programme,
            person,
            side="mentee",
            track=tracks[number % len(tracks)],
            entered_on=story.day(9, 15),
            source=one_of("sources", number) if number % 4 else "",
            **story.on(9, 15),
        )
        write_request(row, **requested(pack, number), **story.on(9, 16))
        _consent(story, person, row, "mentee", skip=number % 9 == 8)
        if number % 12 != 11:
            decide(row, state="accepted", **story.on(9, 25))
        story.mentees.append(row)
    people = [row.person for row in story.mentees]
    tell_sheets(people, story.school.guardians, pack, **story.on(10, 1))


def _mentors(story: Story, size: int, offset: int) -> None:
    tracks, pack = _tracks(), pack_of(story.programme)
    seniors = [p for p in story.school.pupils if p.school_class.number >= 9][offset:]
    sides = {"pupil": seniors, "staff": story.school.staff[8:], "employee": story.school.employees}
    story.mentors = []
    for code in tracks:
        people = sides[pack.track(code).mentor_kind][: max(3, size // 5)]
        check_guests(story, people)
        for number, person in enumerate(people):
            places = 1 if pack.track(code).mentor_kind == "pupil" else 2
            row = enrol(
                story.programme,
                person,
                side="mentor",
                track=code,
                entered_on=story.day(9, 20),
                places=places,
                **story.on(9, 20),
            )
            write_offer(row, **offered(pack, number), **story.on(9, 21))
            _consent(story, person, row, "mentor", skip=False)
            story.mentors.append(row)


def _training(story: Story, size: int, offset: int) -> None:
    selection = pack_of(story.programme).selection
    for number, row in enumerate(story.mentors):
        if number % 10 == 9:
            continue
        hold_interview(
            row, held_on=story.day(10, 5), marks=_marks(row, number), decision="accept",
            criterion=selection.criteria[0].code, reason="Готов и знает, чему учить",
            interviewer=story.school.staff[1], **story.on(10, 5),
        )  # fmt: skip
    accepted = [row for row in story.mentors if row.state == "accepted"]
    for number, module in enumerate(pack_of(story.programme).training.modules):
        lesson = plan_training(
            story.programme, module=module.code, title=module.title, held_on=story.day(10, 12 + 3 * number),
            hours=module.hours, leader=str(story.school.staff[3]), place="кабинет 204", **story.on(10, 6),
        )  # fmt: skip
        present = {row.pk for place, row in enumerate(accepted) if place % 11 != 10}
        mark_attendance(lesson, accepted, present, **story.on(10, 25))


def _marks(row: Any, number: int) -> dict[str, int]:
    """Marks by the criteria of the form; every fifth talk was in a hurry and stopped at the first one."""
    pack = pack_of(row.programme)
    asked = [c for c in pack.selection.criteria if c.code in pack.track(row.track).mentor.criteria]
    return {one.code: one.scale_max for one in (asked[:1] if number % 5 == 4 else asked)}


def _pairs(story: Story, size: int, offset: int) -> None:
    pack = pack_of(story.programme)
    story.pairings = []
    general_meeting(story)
    for code in _tracks():
        weights = pack.matching.weights_for(code)
        run = solve_matching(
            story.programme, track=code, objective="most-then-best", weights=weights, **story.on(11, 2)
        )
        pairs = list(proposals(run).exclude(mentor=None))
        story.pairings += adopt_matching(
            pairs, starts_on=story.day(11, 5), ends_on=story.day(5, 25), groups=False, **story.on(11, 3)
        )


def _work(story: Story, size: int, offset: int) -> None:
    cycle = pack_of(story.programme).meetings
    active = []
    for pairing in story.pairings:
        try:
            active.append(activate_pairing(pairing, **story.on(11, 6)))
            _sign_anew(story, pairing, story.day(9, 18), story.day(11, 20))
        except Refused:
            continue  # consents are missing: exactly what «Что горит» must show
    plan_first_meetings(
        active[-3:],
        gate=gate_for(active[-3:]),
        starting=story.on(11, 25)["moment"],
        place="кабинет 204",
        **story.on(11, 6),
    )
    for number, pairing in enumerate(active[:-3]):
        for k in range(number % 3):
            held = story.meeting(11, 10 + k * 4) + timedelta(minutes=number % 40)
            log_meeting(
                pairing, gate=may_meet_on, kind=cycle[min(k, 2)].code, held_at=held, minutes=45, place="кабинет 204",
                done="Познакомились и наметили цели" if k == 0 else "Разобрали первые задачи",
                mood=Mood.GOOD, curator_present=k == 0, **story.on(11, 20),
            )  # fmt: skip
        plan_meeting(
            pairing,
            gate=may_meet_on,
            kind=cycle[min(number % 3, 2)].code,
            planned_at=story.meeting(11, 23 + number % 5),
            minutes=45,
            place="кабинет 204",
            **story.on(11, 20),
        )


def end_year(story: Story) -> None:
    """The seventh stage: last meetings, pairs closed, the programme finished."""
    advance(story.programme, 7, **story.on(*BEGUN[7]))
    pack = pack_of(story.programme)
    success = next(reason.code for reason in pack.termination_reasons if reason.success)
    last = pack.meetings[-1].code
    for pairing in story.pairings:
        pairing.refresh_from_db()
        if pairing.state == "proposed":
            take_back_pairing(pairing, **story.on(5, 18))  # the signatures never came
        if pairing.state != "active":
            continue
        _sign_anew(story, pairing, story.day(11, 20), story.day(5, 18))
        renew_guest(story, pairing)
        held = story.meeting(5, 18)
        log_meeting(
            pairing,
            gate=may_meet_on,
            kind=last,
            held_at=held,
            minutes=60,
            place="кабинет 204",
            done="Подвели итоги",
            mood=Mood.GOOD,
            **story.on(5, 19),
        )
        close_pairing(pairing, reason=success, on=story.day(5, 25), note="Цели достигнуты", **story.on(5, 26))
    for row in [*story.mentees, *story.mentors]:
        row.refresh_from_db()
        if row.state == "accepted":
            finish(row, on=story.day(5, 28), **story.on(5, 28))
    close_passed(story.programme, 7, story.exactly(*TOLD[7]))
    finish_programme(story.programme, **story.on(*TOLD[7]))


def _consent(story: Story, person: Any, row: Any, side: str, skip: bool) -> None:
    """Signed papers of every kind the pack asks for, by whoever must sign at this age."""
    if skip:
        return
    given, pack = story.day(9, 18), pack_of(story.programme)
    for kind in pack.consents_required(row.track, side):
        for signer in kind.signers(_age(person, given)):
            _sign(story, person, kind, signer, given)


def _sign_anew(story: Story, pairing: Any, since: date, until: date) -> None:
    """Who has grown into signing for themselves signs on the birthday."""
    pack, members = pack_of(story.programme), members_of([pairing])[pairing.pk]
    for row in [pairing.mentor, *(one.mentee for one in members)]:
        for kind in pack.consents_required(row.track, row.side):
            before = kind.signers(_age(row.person, since))
            for signer in kind.signers(_age(row.person, until)):
                if signer not in before:
                    _sign(story, row.person, kind, signer, _birthday(row.person, until))


def _sign(story: Story, person: Any, kind: Any, signer: str, day: date) -> None:
    adult = story.school.guardians.get(person.pk) if signer == "guardian" else None
    if signer == "guardian" and adult is None:
        return
    give_consent(
        person, kind, contour=pack_of(story.programme).contour, given_on=day, signed_by=adult,
        place="папка 4, шкаф куратора", by=BY, moment=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
    )  # fmt: skip


def _age(person: Any, day: date) -> int:
    return age_on(person.birth_date, day) if person.birth_date else 18


def _birthday(person: Any, until: date) -> date:
    born: date = person.birth_date
    last = born.replace(year=until.year)
    return last if last <= until else born.replace(year=until.year - 1)
