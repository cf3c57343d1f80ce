"""Merging and splitting: everything goes along, and undoing leaves nothing changed anywhere."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nastavnik.features.enrolments.queries import enrolments_of
from nastavnik.features.people.actions import (
    change_person,
    distinguish,
    leave,
    merge_people,
    split_person,
    unmerge,
    unsplit,
)
from nastavnik.features.people.models import Regrouping
from nastavnik.features.people.queries import guardians_of, load_person
from nastavnik.features.people.years import stays_of
from nastavnik.kit.actions.repointing import pointing_at
from nastavnik.kit.verdict import Refused
from tests.features.people.whole_base import whole_base
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_class, make_guardian, make_person
from tests.makers.people_files import enrolled
from tests.makers.programmes import make_programme

SIGNED = {"by": BY, "moment": MOMENT}


@pytest.fixture
def twins(home):
    """Two records of one girl, each with something of its own."""
    kept = make_person("Орлова Дарья", phone="+79000000041")
    dropped = make_person("Орлова Дарья", email="a@example.ru", school_class=make_class("7А"))
    make_guardian(dropped)
    return kept, dropped


def test_what_the_other_slices_keep_goes_along(twins):
    kept, dropped = twins
    enrolment = enrolled(make_programme(), dropped)
    merge_people(kept, dropped, **SIGNED)
    assert [row.pk for row in enrolments_of(kept)] == [enrolment.pk]
    assert guardians_of(kept).count() == 1 and not guardians_of(dropped).exists()
    assert (kept.school_class.code, stays_of(kept).get().until) == ("7А", None)


def test_a_record_that_had_left_is_again_one_that_had_left(twins):
    kept, dropped = twins
    leave(dropped, reason="moved", on=date(2026, 9, 5), **SIGNED)
    merge_people(kept, dropped, **SIGNED)
    assert unmerge(dropped, **SIGNED).state == "left"


@pytest.mark.parametrize("fact", [{"email": "b@example.ru"}, {"school_class": None}])
def test_undoing_is_refused_when_a_received_fact_was_changed(twins, fact):
    kept, dropped = twins
    merge_people(kept, dropped, **SIGNED)
    change_person(kept, **fact, **SIGNED)
    with pytest.raises(Refused, match="после него уже менялось"):
        unmerge(load_person(dropped.public_id), **SIGNED)


def test_undoing_is_refused_when_a_moved_row_was_worked_with(twins):
    from nastavnik.features.enrolments.actions import decide

    kept, dropped = twins
    enrolment = enrolled(make_programme(), dropped)
    merge_people(kept, dropped, **SIGNED)
    enrolment.refresh_from_db()
    decide(enrolment, state="reserve", **SIGNED)
    with pytest.raises(Refused, match="участие в программе"):
        unmerge(load_person(dropped.public_id), **SIGNED)


def test_undoing_is_refused_in_the_middle_of_a_chain(twins):
    kept, dropped = twins
    merge_people(kept, dropped, **SIGNED)
    merge_people(make_person("Орлова Дарья"), kept, **SIGNED)
    with pytest.raises(Refused, match="новое объединение"):
        unmerge(load_person(dropped.public_id), **SIGNED)


def test_a_split_takes_the_chosen_rows_and_the_class(twins):
    _, both = twins
    chosen = [(r._meta.label, r.public_id, c) for r, c in pointing_at(both) if c != "child"]
    other = split_person(both, chosen, surname="Орлова", name="Вера", **SIGNED)
    assert stays_of(other).count() == 1 and other.school_class.code == "7А"
    assert both.school_class is None and guardians_of(both).count() == 1


def test_a_split_is_not_taken_back_after_the_new_record_was_edited(twins):
    other = split_person(twins[1], (), surname="Орлова", name="Вера", **SIGNED)
    change_person(other, post="староста", **SIGNED)
    with pytest.raises(Refused, match="Разделение не отменить"):
        unsplit(other, **SIGNED)


facts = st.fixed_dictionaries(
    {
        "phone": st.sampled_from(["", "+79000000041"]),
        "email": st.sampled_from(["", "a@example.ru"]),
        "birth_date": st.sampled_from([None, date(2012, 3, 1)]),
        "patronymic": st.sampled_from(["", "Олеговна"]),
        "in_class": st.sampled_from(["", "7А", "7Б"]),
        "guardian": st.booleans(),
        "enrolled": st.booleans(),
        "left": st.booleans(),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=facts, other=facts, moved=st.integers(min_value=0, max_value=15), apart=st.booleans())
def test_merging_and_splitting_taken_back_change_nothing_in_any_table(home, one, other, moved, apart):
    with transaction.atomic():
        programme = make_programme()
        classes = {code: make_class(code) for code in ("7А", "7Б")}
        kept, dropped = (_person(told, classes, programme) for told in (one, other))
        if apart:
            distinguish(dropped, make_person("Другая Дарья"), **SIGNED)
        before = whole_base()
        merge_people(kept, dropped, **SIGNED)
        unmerge(load_person(dropped.public_id), **SIGNED)
        assert whole_base() == before
        rows = [(r._meta.label, r.public_id, c) for r, c in pointing_at(kept)]
        chosen = [row for place, row in enumerate(rows) if moved >> place & 1]
        new = split_person(load_person(kept.public_id), chosen, surname="Орлова", name="Вера", **SIGNED)
        unsplit(new, **SIGNED)
        assert whole_base() == before and not Regrouping.objects.exists()
        transaction.set_rollback(True)


def _person(told, classes, programme):
    facts = {name: told[name] for name in ("phone", "email", "birth_date", "patronymic")}
    person = make_person("Орлова Дарья", **{k: v for k, v in facts.items() if k != "patronymic"})
    change_person(
        person, patronymic=facts["patronymic"], school_class=classes.get(told["in_class"]), **SIGNED
    )
    if told["guardian"]:
        make_guardian(person)
    if told["enrolled"]:
        enrolled(programme, person)
    return leave(person, **SIGNED) if told["left"] else person
