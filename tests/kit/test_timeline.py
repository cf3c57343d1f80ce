"""The story of one object in words people use."""

import pytest

from nastavnik.features.people.actions import change_person
from nastavnik.features.people.models import SchoolClass
from nastavnik.kit.actions import create
from nastavnik.kit.actions.action import ACTIONS
from nastavnik.kit.audit.words import known_events, word_of
from nastavnik.kit.tenancy.scope import NoScope, organisation_scope
from nastavnik.kit.timeline import timeline_of
from tests.kit.conftest import acting
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person


def edit(person, by=BY, **fields):
    return change_person(person, by=by, moment=MOMENT, **fields)


@pytest.fixture
def pupil(home):
    return make_person("Иванова Алиса Денисовна")


def test_a_new_object_has_one_event_with_its_author(pupil):
    [item] = timeline_of(pupil.public_id)
    assert (item.text, item.who, item.changes) == (word_of("people.add"), "программа", ())


def test_a_change_tells_who_what_before_and_after(pupil, home):
    edit(pupil, by=home.by, surname="Петрова")
    item = timeline_of(pupil.public_id)[0]
    assert item.who == str(home.curator)
    assert ("фамилия", "Иванова", "Петрова") in item.changes


def test_rows_mentioned_are_called_by_their_names(pupil, home):
    seven = acting(lambda: create(SchoolClass(organisation=home.school, code="7А")))
    edit(pupil, school_class=seven)
    assert ("класс", "пусто", "7А") in timeline_of(pupil.public_id)[0].changes


def test_choices_are_told_in_russian(pupil):
    edit(pupil, sex="m")
    edit(pupil, sex="f")
    assert ("пол", "мужской", "женский") in timeline_of(pupil.public_id)[0].changes


def test_a_hidden_value_stays_hidden(pupil):
    edit(pupil, phone="+7 900 000-00-01")
    edit(pupil, phone="+7 900 000-00-02")
    told = timeline_of(pupil.public_id)[0]
    assert "900" not in told.detail
    assert [title for title, *_ in told.changes] == ["телефон"]


@pytest.mark.parametrize("times", [1, 3])
def test_the_story_takes_the_same_number_of_queries_however_long(
    pupil, home, times, django_assert_num_queries
):
    for n in range(times):
        school_class = acting(lambda n=n: create(SchoolClass(organisation=home.school, code=f"{n + 5}А")))
        edit(pupil, by=home.by, school_class=school_class)
    with django_assert_num_queries(4):
        timeline_of(pupil.public_id)


def test_a_stranger_reads_no_story(pupil, home):
    with organisation_scope(home.other.pk):
        assert timeline_of(pupil.public_id) == []


def test_nobody_reads_a_story_without_a_scope(cast):
    with organisation_scope(cast.school.pk):
        pupil = make_person()
    with pytest.raises(NoScope):
        timeline_of(pupil.public_id)


def test_every_action_of_the_product_has_words():
    own = {word for word, deed in ACTIONS.items() if deed.__module__.startswith("nastavnik.")}
    assert own - known_events() == set()
