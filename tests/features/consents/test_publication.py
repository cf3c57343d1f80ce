"""What may be published: only what everybody who must sign has allowed, only while it is in force."""

from datetime import date

import pytest

from nastavnik.features.consents.actions import withdraw_consent
from nastavnik.features.consents.publication import may_publish, published_data
from tests.makers.consents import PUPILS, make_consent
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person

DAY = date(2026, 9, 7)
NAME, PICTURE = ("yes", ""), ("terms", "без имени")


@pytest.fixture
def child(home):
    """Fourteen: both sign."""
    return make_person(birth_date=date(2012, 3, 1))


def publish(person, answers, signed_by=None, **facts):
    return make_consent(person, "dissemination", signed_by, answers=answers, **facts)


def test_one_signature_of_two_allows_nothing(child):
    publish(child, {"full_name": NAME})
    assert published_data([child], PUPILS, DAY) == {}


def test_the_stricter_answer_holds_and_conditions_add_up(child):
    publish(child, {"full_name": NAME, "portrait": PICTURE})
    publish(child, {"portrait": NAME}, make_guardian(child).guardian, terms="только сайт")
    assert published_data([child], PUPILS, DAY) == {child.pk: {"portrait": "только сайт; без имени"}}
    assert may_publish(child, PUPILS, "portrait", DAY) and not may_publish(child, PUPILS, "full_name", DAY)


def test_what_is_taken_back_is_gone_at_once(home):
    adult = make_person("Соколов Игорь", "staff", birth_date=date(1985, 3, 1))
    row = publish(adult, {"full_name": NAME})
    assert may_publish(adult, PUPILS, "full_name", DAY)
    withdraw_consent(row, on=DAY, by=BY, moment=MOMENT)
    assert not may_publish(adult, PUPILS, "full_name", DAY)


def test_the_last_day_counts_and_the_next_does_not(home):
    adult = make_person("Соколов Игорь", "staff", birth_date=date(1985, 3, 1))
    row = publish(adult, {"full_name": NAME})
    assert may_publish(adult, PUPILS, "full_name", row.expires_on)
    assert not may_publish(adult, PUPILS, "full_name", row.expires_on.replace(day=3))


def test_many_people_are_asked_in_one_query(home, django_assert_num_queries):
    people = [make_person(f"Имя{n} Анна", "staff", birth_date=date(1985, 3, 1)) for n in range(3)]
    for person in people[:2]:
        publish(person, {"full_name": NAME})
    with django_assert_num_queries(1):
        assert set(published_data(people, PUPILS, DAY)) == {p.pk for p in people[:2]}
