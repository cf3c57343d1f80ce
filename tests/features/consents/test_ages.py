"""Turning 14 and 18: whose signature stops being enough, on the very day."""

from datetime import date

import pytest

from nastavnik.features.consents.ages import birthday, turnings
from nastavnik.features.consents.queries import consents_by_person
from nastavnik.features.consents.standing import standings
from tests.makers.consents import PUPILS, make_consent
from tests.makers.people import make_guardian, make_person

KIND = PUPILS.consent("processing")


def lacking(person, day):
    rows = consents_by_person([person], PUPILS.contour)[person.pk]
    (told,) = standings(person, [KIND], [KIND.code], rows, day=day, soon=0)
    return told.lacking


def test_the_guardian_alone_is_enough_to_the_day_before_fourteen(home):
    child = make_person(birth_date=date(2012, 9, 20))
    make_consent(child, signed_by=make_guardian(child).guardian)
    assert lacking(child, date(2026, 9, 19)) == ()
    assert lacking(child, date(2026, 9, 20)) == ("self",)


def test_at_eighteen_only_ones_own_signature_counts(home):
    youth = make_person(birth_date=date(2008, 9, 20))
    make_consent(youth, signed_by=make_guardian(youth).guardian)
    assert lacking(youth, date(2026, 9, 19)) == ("self",) == lacking(youth, date(2026, 9, 20))
    make_consent(youth)
    assert lacking(youth, date(2026, 9, 20)) == ()


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2012, 2, 29), 14, date(2026, 3, 1)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2012, 9, 1), 14, date(2026, 9, 1)),
    ],
)
def test_birthdays_fall_on_a_day_that_exists(born, age, day):
    assert birthday(born, age) == day


def test_near_birthdays_are_listed_with_what_will_be_missing(home):
    child = make_person("Первая Анна", birth_date=date(2012, 9, 20))
    ready = make_person("Вторая Вера", birth_date=date(2008, 9, 12))
    far = make_person("Третья Инна", birth_date=date(2012, 12, 1))
    dateless = make_person("Пятый Лев", birth_year=2012)
    make_consent(child, signed_by=make_guardian(child).guardian)
    make_consent(ready)
    people = [child, ready, far, dateless]
    told = turnings(
        people, {p.pk: [KIND] for p in people}, consents_by_person(people, PUPILS.contour),
        date(2026, 9, 7), date(2026, 10, 7),
    )  # fmt: skip
    assert [(one.person, one.age, one.ready) for one in told] == [(ready, 18, True), (child, 14, False)]
    assert [one.signer for one in told[1].missing] == ["self"]
