"""Each measure has a case that does not meet it and, when the fact is mended, one that does."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from nastavnik.core.methodology.schema.quality import Measure
from nastavnik.features.consents.actions import give_consent, withdraw_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.enrolments.actions import (
    change_enrolment,
    enrol,
    hold_interview,
    write_offer,
    write_request,
)
from nastavnik.features.enrolments.models import Interview
from nastavnik.features.meetings.actions import hold_meeting, log_meeting
from nastavnik.features.meetings.models import Meeting
from nastavnik.features.pairings.actions import fix_by_order
from nastavnik.features.pairings.enums import PairingState
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.pairings.queries import open_members
from nastavnik.features.people.actions import change_person
from nastavnik.features.programmes.actions import set_content
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.cases import tally
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.measures.taking import MEASURES, take
from nastavnik.features.trainings.actions import mark_attendance, plan_training
from nastavnik.features.trainings.models import Training
from nastavnik.kit.actions import action, change
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.gates import may_meet_on
from tests.makers.documents import make_issued, make_ready_programme
from tests.makers.meetings import make_meeting
from tests.makers.organisations import BY
from tests.makers.pairings import guardian_of, make_pairing
from tests.makers.people import make_person
from tests.makers.programmes import make_enrolment, make_programme

DECEMBER = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
SAVE = {"by": BY, "moment": DECEMBER}
Story = Iterator[tuple[Programme, date]]
STORIES: dict[str, Callable[[], Story]] = {}


def story(code: str) -> Callable[[Callable[[], Story]], Callable[[], Story]]:
    """A story of one sign: yields the programme while it is not met, and once more when it is."""

    def keep(tell: Callable[[], Story]) -> Callable[[], Story]:
        STORIES[code] = tell
        return tell

    return keep


def counted(programme: Programme, code: str, today: date) -> tuple[int, int]:
    programme.refresh_from_db()
    found = tally(take(Facts(programme, today), pack_of(programme).benchmark(code)) or [])
    return found.met, found.n


@action("readiness.restate")
def rewrite(row, *, by, moment, **facts) -> None:
    """Change a fact which no action of the product changes afterwards."""
    change(row, **facts)


def worked(**facts) -> tuple[Programme, Pairing]:
    programme = make_programme()
    return programme, make_pairing(programme, active=True, **facts)


def met(pairing: Pairing, day: date, kind: int = 0, **facts) -> None:
    """A meeting held at noon of a day and written down the same evening."""
    at = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)
    code = pack_of(pairing.programme).meetings[kind].code
    told = {"minutes": 60, "done": "поговорили", **facts}
    log_meeting(
        pairing, gate=may_meet_on, kind=code, held_at=at, **told, by=BY, moment=at + timedelta(hours=9)
    )


@story("e02")
def documents() -> Story:
    programme = make_ready_programme()
    yield programme, DECEMBER.date()
    for number, blank in enumerate(("introduction_order", "regulation", "roadmap_a")):
        make_issued(programme, blank, f"{number}-н")
    yield programme, DECEMBER.date()


@story("e03")
def pace() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    for number in range(8):
        met(pairing, date(2026, 11, 10) + timedelta(days=3 * number))
    yield programme, DECEMBER.date()


@story("e15")
def hours() -> Story:
    programme, pairing = worked()
    met(pairing, date(2026, 11, 10), minutes=30)
    yield programme, DECEMBER.date()
    met(pairing, date(2026, 11, 20), minutes=600)
    yield programme, DECEMBER.date()


@story("e06")
def tags() -> Story:
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", accepted=False)
    yield programme, DECEMBER.date()
    write_offer(mentor, competences=[pack_of(programme).competences[0].code], **SAVE)
    yield programme, DECEMBER.date()


@story("e10")
def application() -> Story:
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor")
    write_offer(mentor, text="Физика", **SAVE)
    yield programme, DECEMBER.date()
    write_offer(mentor, time_resource="2 часа в неделю", **SAVE)
    yield programme, DECEMBER.date()


@story("e08")
def request_kind() -> Story:
    programme = make_programme()
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    write_request(mentee, problem="как у всех", **SAVE)
    yield programme, DECEMBER.date()
    write_request(mentee, problem=pack_of(programme).requests[0].code, **SAVE)
    yield programme, DECEMBER.date()


@story("e17")
def source() -> Story:
    programme = make_programme()
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee")
    yield programme, DECEMBER.date()
    change_enrolment(mentee, source="психолог", **SAVE)
    yield programme, DECEMBER.date()


def talked(
    mentor, reason: str = "", marks: dict[str, int] | None = None, on: date = date(2026, 10, 5)
) -> None:
    criterion = pack_of(mentor.programme).selection.criteria[0].code
    hold_interview(
        mentor, held_on=on, marks=marks or {}, decision="accept", criterion=criterion, reason=reason, **SAVE
    )


@story("e09")
def decision() -> Story:
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", accepted=False)
    talked(mentor)
    yield programme, DECEMBER.date()
    rewrite(Interview.objects.get(), reason="Знает предмет и умеет слушать", **SAVE)
    yield programme, DECEMBER.date()


@story("e11")
def interview() -> Story:
    programme = make_programme()
    mentor = make_enrolment(programme, "Захаров Пётр Петрович", "mentor", accepted=False)
    pack = pack_of(programme)
    wanted = [c.code for c in pack.selection.criteria if c.code in pack.track(mentor.track).mentor.criteria]
    talked(mentor, marks={wanted[0]: 3})
    yield programme, DECEMBER.date()
    rewrite(Interview.objects.get(), marks=dict.fromkeys(wanted, 1), **SAVE)
    yield programme, DECEMBER.date()


@story("e12")
def clearance() -> Story:
    programme = make_programme(tracks={"employer_pupil": None})
    engineer = make_person("Громов Олег Ильич", "outsider", birth_date=date(1985, 4, 2))
    mentor = enrol(
        programme, engineer, side="mentor", track="employer_pupil", entered_on=date(2026, 9, 20), **SAVE
    )
    talked(mentor, on=date(2025, 10, 5), marks={"clearance": 1})
    mentee = make_enrolment(programme, "Иванова Алиса Денисовна", "mentee", track="employer_pupil")
    make_pairing(programme, mentor, mentee, active=True)
    yield programme, DECEMBER.date()
    rewrite(Interview.objects.get(), held_on=date(2026, 10, 5), **SAVE)
    yield programme, DECEMBER.date()


def signed_anew(pairing: Pairing, consent: Consent, on: date = date(2026, 12, 1)) -> None:
    pack = pack_of(pairing.programme)
    give_consent(
        consent.person, pack.consent(consent.kind), contour=consent.contour, given_on=on, signed_by=consent.signed_by,
        place="папка 4", **SAVE,
    )  # fmt: skip


@story("e18")
def family() -> Story:
    programme, pairing = worked()
    child = pairing_child(pairing)
    consent = Consent.objects.filter(person=child).first()
    rewrite(consent, expires_on=date(2026, 11, 20), by=BY, moment=datetime(2026, 11, 5, tzinfo=UTC))
    yield programme, DECEMBER.date()
    rewrite(consent, expires_on=date(2027, 8, 31), **SAVE)
    yield programme, DECEMBER.date()


def pairing_child(pairing: Pairing):
    return open_members(pairing)[0].mentee.person


def late(code: str, side: str) -> None:
    """A signature dated later than the first meeting, then put right."""

    @story(code)
    def tell() -> Story:
        programme, pairing = worked()
        person = pairing.mentor.person if side == "mentor" else pairing_child(pairing)
        met(pairing, date(2026, 11, 10))
        consent = Consent.objects.filter(person=person, kind="participation").first()
        rewrite(consent, given_on=date(2026, 11, 12), **SAVE)
        yield programme, DECEMBER.date()
        rewrite(consent, given_on=date(2026, 11, 10), **SAVE)
        yield programme, DECEMBER.date()


late("e14", "mentor")
late("e19", "mentee")


@story("e30")
def everything_signed() -> Story:
    programme, pairing = worked()
    met(pairing, date(2026, 11, 10))
    met(pairing, date(2026, 11, 11), kind=1)
    yield programme, DECEMBER.date()
    fix_by_order(pairing, "12-н", date(2026, 11, 3), **SAVE)
    yield programme, DECEMBER.date()


@story("e20")
def next_meeting() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    make_meeting(pairing, datetime(2026, 12, 15, 12, 0, tzinfo=UTC))
    yield programme, DECEMBER.date()


@story("e21")
def taught() -> Story:
    programme, pairing = worked()
    lesson = Training.objects.get()
    mark_attendance(lesson, [pairing.mentor], set(), **SAVE)
    yield programme, DECEMBER.date()
    mark_attendance(lesson, [pairing.mentor], {pairing.mentor_id}, **SAVE)
    yield programme, DECEMBER.date()


@story("e22")
def modules() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    for module in pack_of(programme).training.modules:
        lesson(pairing, module.code, date(2026, 11, 1))
    yield programme, DECEMBER.date()


def lesson(pairing: Pairing, module: str, day: date) -> None:
    late = {"by": BY, "moment": datetime(2027, 5, 20, 9, 0, tzinfo=UTC)}
    row = plan_training(pairing.programme, module=module, title="Занятие", held_on=day, hours=2, **late)
    mark_attendance(row, [pairing.mentor], {pairing.mentor_id}, **late)


@story("e37")
def taught_again() -> Story:
    programme, pairing = worked()
    yield programme, date(2027, 5, 20)
    lesson(pairing, pack_of(programme).training.modules[0].code, date(2027, 2, 1))
    yield programme, date(2027, 5, 20)


def matched(known: bool, score: float | None) -> Programme:
    part = {"code": "choice", "title": "взаимный выбор", "known": known, "points": 1.0, "percent": 20}
    programme, _ = worked(score=score, score_parts=[part] if score else [])
    return programme


@story("e26")
def score() -> Story:
    programme = matched(True, None)
    yield programme, DECEMBER.date()
    _rescore(programme, score=80.0, score_parts=[{"code": "choice", "known": True}])
    yield programme, DECEMBER.date()


@story("e27")
def choice() -> Story:
    programme = matched(False, 80.0)
    yield programme, DECEMBER.date()
    _rescore(programme, score_parts=[{"code": "choice", "known": True}])
    yield programme, DECEMBER.date()


def _rescore(programme: Programme, **facts) -> None:
    rewrite(Pairing.objects.get(programme=programme), **facts, **SAVE)


@story("e29")
def curator_came() -> Story:
    programme, pairing = worked()
    met(pairing, date(2026, 11, 10))
    yield programme, DECEMBER.date()
    met(pairing, date(2026, 11, 12), curator_present=True)
    yield programme, DECEMBER.date()


@story("e32")
def reachable() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    change_person(guardian_of(pairing_child(pairing)), phone="8 (000) 000-00-01", **SAVE)
    yield programme, DECEMBER.date()


@story("e34")
def written() -> Story:
    programme, pairing = worked()
    row = make_meeting(pairing)
    yield programme, DECEMBER.date()
    hold_meeting(row, gate=may_meet_on, done="познакомились", mood="good", **SAVE)
    yield programme, DECEMBER.date()


@story("e39")
def silence() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    make_meeting(pairing, datetime(2026, 12, 20, 12, 0, tzinfo=UTC))
    yield programme, DECEMBER.date()


@story("e41")
def ending() -> Story:
    programme, pairing = worked()
    close_pairing(pairing, reason="mismatch", on=date(2026, 12, 1), **SAVE)
    yield programme, DECEMBER.date()
    _rescore(programme, closing_note="Не совпали по времени")
    yield programme, DECEMBER.date()


@story("e43")
def final_meeting() -> Story:
    programme, pairing = worked()
    met(pairing, date(2026, 11, 10), kind=-1)
    close_pairing(pairing, reason="goal_reached", on=date(2026, 12, 1), **SAVE)
    rewrite(Meeting.objects.get(), kind=pack_of(programme).meetings[0].code, **SAVE)
    yield programme, DECEMBER.date()
    rewrite(Meeting.objects.get(), kind=pack_of(programme).meetings[-1].code, **SAVE)
    yield programme, DECEMBER.date()


@story("e44")
def replacement() -> Story:
    programme, pairing = worked()
    mentee = open_members(pairing)[0].mentee
    close_pairing(pairing, reason="mismatch", on=date(2026, 11, 10), note="Не подошли", **SAVE)
    yield programme, DECEMBER.date()
    make_pairing(programme, "Белов Иван Иванович", mentee)
    yield programme, DECEMBER.date()


@story("e48")
def filed() -> Story:
    programme, pairing = worked()
    yield programme, DECEMBER.date()
    for consent in list(Consent.objects.filter(state="given")):
        signed_anew(pairing, consent)
    yield programme, DECEMBER.date()


def test_measures_of_the_schema_are_those_that_are_implemented():
    assert set(get_args(Measure)) == set(MEASURES)


def test_every_measured_sign_has_its_story(home):
    pack = pack_of(make_programme())
    assert {one.code for one in pack.benchmarks if one.measure} == set(STORIES)


@pytest.mark.parametrize("code", sorted(STORIES))
def test_a_sign_is_not_met_until_the_fact_is_mended(home, code):
    told = STORIES[code]()
    programme, today = next(told)
    broken, n = counted(programme, code, today)
    assert n > 0
    assert broken < n
    programme, today = next(told)
    assert counted(programme, code, today) == (n, n)


def test_people_and_pairs_outside_the_question_are_not_cases(home):
    programme = make_programme()
    make_enrolment(programme, "Сидорова Анна Ильинична", "mentee")
    make_pairing(programme)
    for code in ("e12", "e14", "e18", "e21", "e29", "e30", "e34", "e37", "e43", "e44"):
        assert counted(programme, code, DECEMBER.date()) == (0, 0)


def test_a_pair_stopped_by_a_withdrawal_breaks_no_gate(home):
    programme, pairing = worked()
    consent = Consent.objects.filter(person=pairing_child(pairing)).first()
    withdraw_consent(consent, on=date(2026, 11, 20), **SAVE)
    pairing.refresh_from_db()
    assert pairing.state == PairingState.SUSPENDED
    assert counted(programme, "e18", DECEMBER.date()) == (0, 0)


def test_the_pace_is_the_one_the_programme_has_set(home):
    programme, pairing = worked()
    track = pairing.track
    usual = pack_of(programme).track(track).load.meetings_per_month
    for number in range(2):
        met(pairing, date(2026, 11, 10) + timedelta(days=7 * number))
    assert usual > 1
    assert counted(programme, "e03", DECEMBER.date()) == (0, 1)
    kept = {"directions": [], "manners": [], "duties": {}, "expected": None}
    set_content(programme, amounts={track: {"meetings_per_month": 1}}, **kept, **SAVE)
    assert counted(programme, "e03", DECEMBER.date()) == (1, 1)
