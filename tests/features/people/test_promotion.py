"""«1 сентября»: where everybody goes, that it happens once, and that taking it back changes nothing anywhere."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.core.russian.next_class import next_class
from nastavnik.features.people.actions import change_person, entrust_class, promote, undo_promotion
from nastavnik.features.people.promotion import planned
from nastavnik.features.people.queries import class_choices, load_person
from nastavnik.features.people.years import class_on, pupils_by_class, stays_of
from nastavnik.kit.verdict import BadInput, Refused
from nastavnik.processes.promote_school import promote_school, take_promotion_back
from tests.features.people.whole_base import whole_base
from tests.makers.organisations import BY
from tests.makers.people import make_class, make_person
from tests.makers.people_files import enrolled
from tests.makers.programmes import make_programme

AUTUMN = datetime(2026, 9, 3, 9, tzinfo=UTC)
NEXT = datetime(2027, 8, 28, 9, tzinfo=UTC)
LATER = {"by": BY, "moment": NEXT}


def plan_of(targets=None, repeating=(), leaving=(), today=date(2027, 8, 28)):
    told = {
        one.public_id: (targets or {}).get(one.code, next_class(one.code).code) for one in class_choices()
    }
    return planned(list(class_choices()), pupils_by_class(), told, repeating, leaving, today)


@pytest.mark.parametrize(
    ("code", "then"),
    [("7А", "8А"), ("11Б", ""), ("10-1", "11-1"), ("1 курс", "2 курс"), ("4 курс", ""), ("1ИС-2", "2ИС-2"), ("ИС-21", "ИС-21")],
)  # fmt: skip
def test_where_a_class_goes(code, then):
    assert next_class(code).code == then


def test_pupils_go_on_with_their_leader_and_graduates_leave(home):
    leader, senior = make_person("Белова Нина", "staff"), make_class("11А")
    seventh = entrust_class(make_class("7А"), class_teacher=leader, by=BY, moment=AUTUMN)
    pupil, graduate = (
        make_person("Свой Иван", school_class=seventh),
        make_person("Старший Пётр", school_class=senior),
    )
    promote(plan_of(), **LATER)
    assert load_person(pupil.public_id).school_class.code == "8А"
    assert load_person(pupil.public_id).school_class.class_teacher == leader
    gone = load_person(graduate.public_id)
    assert (gone.state, gone.school_class, gone.left_on, gone.leaving_reason) == (
        "left", None, date(2027, 8, 31), "graduated",
    )  # fmt: skip


def test_the_list_of_a_class_on_a_day_is_that_of_the_day(home):
    seventh, sixth = make_class("7А"), make_class("6А")
    older, younger = (
        make_person("Старший Пётр", school_class=seventh),
        make_person("Младший Иван", school_class=sixth),
    )
    promote(plan_of(), **LATER)
    on = lambda day: [stay.person.pk for stay in class_on(seventh, day)]  # noqa: E731
    assert (on(date(2026, 10, 1)), on(date(2027, 10, 1))) == ([older.pk], [younger.pk])


def test_repeaters_stay_letters_merge_and_some_leave_after_the_ninth(home):
    a, b, ninth = make_class("7А"), make_class("7Б"), make_class("9А")
    first, second, again = (
        make_person(f"{n} Иван", school_class=one) for n, one in (("Первый", a), ("Второй", b), ("Третий", a))
    )
    away = make_person("Ушедший Лев", school_class=ninth)
    plan = plan_of({"7Б": "8А"}, [again.public_id], [away.public_id])
    assert any("сольются в 8А" in remark for remark in plan.remarks)
    promote(plan, **LATER)
    codes = [str(load_person(p.public_id).school_class) for p in (first, second, again, away)]
    assert codes == ["8А", "8А", "7А", "None"]


def test_a_second_promotion_in_one_year_is_refused(home):
    make_person(school_class=make_class("7А"))
    promote(plan_of(), **LATER)
    with pytest.raises(Refused, match="уже сделан"):
        promote(plan_of(), **LATER)


@pytest.mark.parametrize(
    ("target", "word"), [("туда же", "не похоже на класс"), ("99Я", "не похоже на класс")]
)
def test_a_target_that_is_no_class_is_a_fault(home, target, word):
    make_person(school_class=make_class("7А"))
    plan = plan_of({"7А": target})
    assert word in plan.faults[0]
    with pytest.raises(BadInput):
        promote(plan, **LATER)


@pytest.mark.parametrize(
    ("day", "warned"), [(date(2027, 8, 28), False), (date(2027, 10, 3), False), (date(2027, 12, 1), True)]
)
def test_another_season_is_warned_about(home, day, warned):
    make_person(school_class=make_class("7А"))
    assert any("августе" in remark for remark in plan_of(today=day).remarks) == warned


def test_a_list_of_last_year_entered_this_autumn_is_put_right_and_not_dated_twice(home):
    pupil = make_person(school_class=make_class("7А"))
    promote(plan_of(today=date(2026, 11, 2)), by=BY, moment=AUTUMN)
    assert [(s.school_class.code, s.since) for s in stays_of(pupil)] == [("8А", date(2026, 9, 1))]


def test_nothing_is_taken_back_when_a_pupil_has_moved_on(home):
    pupil = make_person(school_class=make_class("7А"))
    promotion = promote(plan_of(), **LATER)
    change_person(load_person(pupil.public_id), school_class=make_class("8Б"), **LATER)
    with pytest.raises(Refused, match="после него уже менялось"):
        undo_promotion(promotion, **LATER)


pupils = st.lists(
    st.tuples(st.sampled_from(["1А", "4Б", "7А", "7Б", "9А", "11А", "ИС-21", ""]), st.sampled_from(["", "again", "away"]), st.booleans()),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=pupils, joined=st.booleans(), today=st.sampled_from([date(2026, 11, 2), date(2027, 8, 28)]))
def test_a_promotion_taken_back_changes_nothing_in_any_table(home, told, joined, today):
    with transaction.atomic():
        codes = {code for code, _, _ in told if code} | {"7А"}
        leader = make_person("Белова Нина", "staff")
        classes = {
            code: entrust_class(make_class(code), class_teacher=leader, by=BY, moment=AUTUMN)
            for code in sorted(codes)
        }
        rows = [
            (make_person(f"Фамилия{n} Иван", school_class=classes.get(code)), what, base)
            for n, (code, what, base) in enumerate(told)
        ]
        rows.append((make_person("Всегда Пётр", school_class=classes["7А"]), "", False))
        programme = make_programme()
        for person, _, base in rows:
            if base:
                enrolled(programme, person)
        before = whole_base()
        again, away = ([p.public_id for p, what, _ in rows if what == word] for word in ("again", "away"))
        plan = plan_of({"7Б": "8А"} if joined else {}, again, away, today)
        promotion = promote_school(plan, **LATER)
        assert whole_base() != before
        take_promotion_back(promotion, **LATER)
        assert whole_base() == before
        transaction.set_rollback(True)
