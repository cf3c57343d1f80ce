"""What stands in the way of a pair: each rule of the methodology is true of the pairs it names and of no others."""

from datetime import date

import pytest

from nastavnik.features.enrolments.actions import change_enrolment, write_request
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.matching.actions import rule
from nastavnik.features.matching.pool import gather
from nastavnik.features.matching.queries import proposals
from nastavnik.features.people.actions import add_guardian, change_person, entrust_class, link_account
from nastavnik.features.programmes.models import Programme
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.close_pairing import close_pairing
from nastavnik.processes.create_pairing import create_pairing
from nastavnik.processes.solve_matching import solve_matching
from tests.makers.matching import make_ready_programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.pairings import NOVEMBER
from tests.makers.people import make_class, make_person

SIGNED = {"by": BY, "moment": MOMENT}
DAY = date(2026, 11, 2)
ASK = {"track": "teacher_pupil", "objective": "most-then-best", "weights": {"competence": 60, "time": 40}}


@pytest.fixture
def programme(home) -> Programme:
    return make_ready_programme()


def row(programme: Programme, surname: str):
    found = [*accepted(programme, "mentee"), *accepted(programme, "mentor")]
    return next(one for one in found if one.person.surname == surname)


def met(programme: Programme, code: str) -> set[tuple[str, str]]:
    """Surnames of the pairs in the way of which this obstacle stands."""
    pool = gather(programme, "teacher_pupil", DAY)
    names = {one.pk: one.person.surname for one in (*pool.mentees, *pool.mentors)}
    pairs = [pair for one in pool.met if one.obstacle.code == code for pair in one.pairs]
    return {(names[mentee], names[mentor]) for mentee, mentor in pairs}


def family(child, adult) -> None:
    add_guardian(child.person, adult.person, relation="father", **SIGNED)


def test_a_parent_does_not_mentor_their_child(programme):
    family(row(programme, "Рой"), row(programme, "Захаров"))
    assert met(programme, "kinship") == {("Рой", "Захаров")}


def test_children_of_one_parent_do_not_mentor_each_other(programme):
    mother = make_person("Рой Ольга Ильинична", "guardian")
    for surname in ("Рой", "Орлова"):
        add_guardian(row(programme, surname).person, mother, relation="mother", **SIGNED)
    assert met(programme, "kinship") == {("Рой", "Орлова")}


def test_the_class_teacher_does_not_mentor_whom_they_mark(programme):
    school_class = make_class("7А")
    entrust_class(school_class, class_teacher=row(programme, "Орлова").person, **SIGNED)
    pupil = row(programme, "Ким").person
    change_person(pupil, school_class=school_class, expected=pupil.version, **SIGNED)
    assert met(programme, "grades_mentee") == {("Ким", "Орлова")}


def test_the_curator_of_the_programme_is_nobodys_mentor_in_it(programme):
    programme.curator = row(programme, "Захаров").person
    assert met(programme, "curators_own") == {(name, "Захаров") for name in ("Иванова", "Рой", "Ким")}


def test_the_head_does_not_mentor_those_who_work_under_them(programme, home):
    head = row(programme, "Захаров").person
    link_account(head, home.head, **SIGNED)
    assert met(programme, "subordinate") == set()
    change_person(row(programme, "Ким").person, kind="staff", **SIGNED)
    assert met(programme, "subordinate") == {("Ким", "Захаров")}


@pytest.mark.parametrize(("sex", "barred"), [("f", {("Рой", "Захаров")}), ("m", {("Рой", "Орлова")})])
def test_the_guardian_may_ask_for_a_man_or_a_woman(programme, sex, barred):
    for surname, own in (("Захаров", "m"), ("Орлова", "f")):
        person = row(programme, surname).person
        change_person(person, sex=own, expected=person.version, **SIGNED)
    write_request(row(programme, "Рой"), wanted_sex=sex, **SIGNED)
    assert met(programme, "wanted_sex") == barred


def test_those_who_parted_in_conflict_are_not_joined_again_and_others_may_be(programme):
    facts = {"starts_on": date(2026, 10, 1), "ends_on": date(2027, 5, 1)}
    for mentee, mentor, reason in (("Рой", "Захаров", "mismatch"), ("Ким", "Орлова", "mentor_asked")):
        sides = {"mentor": row(programme, mentor).public_id, "mentees": [row(programme, mentee).public_id]}
        pair = create_pairing(programme, **sides, **facts, **SIGNED)
        close_pairing(pair, reason=reason, on=date(2026, 10, 20), by=BY, moment=NOVEMBER)
    assert met(programme, "personal_conflict") == {("Рой", "Захаров")}


def test_a_younger_mentor_costs_points_but_is_not_forbidden(programme):
    mentor = row(programme, "Орлова").person
    change_person(mentor, birth_date=date(2015, 1, 1), expected=mentor.version, **SIGNED)
    assert met(programme, "mentor_younger") == {(name, "Орлова") for name in ("Иванова", "Рой", "Ким")}
    run = solve_matching(programme, **ASK, **SIGNED)
    pair = next(one for one in proposals(run) if one.mentor and one.mentor.person.surname == "Орлова")
    took = [part for part in pair.parts if part["points"] < 0]
    assert took and "младше" in took[0]["reason"]
    assert pair.score == pytest.approx(sum(part["points"] for part in pair.parts), abs=0.2)


def test_what_is_forbidden_is_not_proposed_until_the_curator_allows_it_with_a_reason(programme):
    family(row(programme, "Рой"), row(programme, "Захаров"))
    mentee, mentor = row(programme, "Рой"), row(programme, "Захаров")
    assert proposals(solve_matching(programme, **ASK, **SIGNED)).get(mentee=mentee).mentor_id != mentor.pk
    with pytest.raises(BadInput, match="Напишите, почему"):
        rule(mentee, mentor, kind="allowed", reason=" ", **SIGNED)
    rule(mentee, mentor, kind="allowed", reason="отчим, живут отдельно", **SIGNED)
    pair = proposals(solve_matching(programme, **ASK, **SIGNED)).get(mentee=mentee)
    assert pair.mentor_id == mentor.pk and any("разрешил" in part["reason"] for part in pair.parts)


def test_nobody_is_allowed_to_mentor_themselves(programme):
    pool = gather(programme, "teacher_pupil", DAY)
    same = next(one for one in programme_pack(programme).matching.obstacles if one.measure == "same_person")
    assert not same.may_allow and pool.barred(()) == {}


def programme_pack(programme):
    from nastavnik.features.programmes.queries import pack_of

    return pack_of(programme)


def test_a_mentor_on_a_pause_is_set_aside_until_that_day(programme):
    mentor = row(programme, "Захаров")
    change_enrolment(mentor, paused_until=date(2026, 12, 1), expected=mentor.version, **SIGNED)
    assert [(str(one), why) for one, why in gather(programme, "teacher_pupil", DAY).aside] == [
        ("Захаров Пётр Петрович", "просит новых наставляемых не раньше 01.12.2026")
    ]
    assert not gather(programme, "teacher_pupil", date(2026, 12, 1)).aside
