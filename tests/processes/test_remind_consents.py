"""The weekly reminder: figures without names, once a week, nothing when there is nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nastavnik.features.consents.actions import ask_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.people.actions import change_person
from nastavnik.kit.mail.tables import Letter
from nastavnik.processes.remind_consents import remind_of_consents, reminder_of
from tests.makers.consents import FACTS, PUPILS, make_consent
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person
from tests.makers.programmes import make_enrolment, make_programme

LATER = datetime(2026, 9, 15, 9, tzinfo=UTC)


@pytest.fixture
def programme(home):
    curator = make_person("Зарубина Вера", "staff")
    change_person(curator, email="curator@example.org", by=BY, moment=MOMENT)
    return make_programme(curator=curator)


def test_a_quiet_programme_writes_no_letter(programme):
    assert remind_of_consents(by=BY, moment=LATER) == []


def test_the_letter_tells_figures_and_no_names_once_a_week(programme):
    child = make_enrolment(programme, "Ёлкин Артём", "mentee").person
    ask_consent(child, PUPILS.consent("processing"), **FACTS)
    for moment in (LATER, LATER + timedelta(days=1), LATER + timedelta(days=7)):
        remind_of_consents(by=BY, moment=moment)
    first, second = Letter.objects.order_by("pk")
    assert first.key != second.key and "1\u00a0согласие" in first.body
    assert "Ёлкин" not in first.subject + first.body and first.recipient == "curator@example.org"


def test_the_days_of_the_pack_decide(programme):
    child = make_enrolment(programme, "Ёлкин Артём", "mentee").person
    make_guardian(child)
    ask_consent(child, PUPILS.consent("processing"), **FACTS)
    asked = date(2026, 9, 7)
    (days,) = [rule.days for rule in PUPILS.burning if rule.watches == "consent_answer"]
    told = [len(reminder_of(programme, asked + timedelta(days=n)).unanswered) for n in (days - 1, days)]
    assert told == [0, 1]


def test_a_birthday_near_is_told_until_everything_is_there(programme):
    child = make_enrolment(programme, "Зорина Вера", "mentee").person
    change_person(child, birth_date=date(2012, 9, 25), by=BY, moment=MOMENT)
    mother = make_guardian(child).guardian
    for kind in ("processing", "participation"):
        make_consent(child, kind, mother)
    assert [one.age for one in reminder_of(programme, date(2026, 9, 15)).turning] == [14]
    assert reminder_of(programme, date(2026, 8, 1)).turning == []


def test_what_has_run_out_is_written_down(programme):
    adult = make_enrolment(programme, "Соколов Игорь", "mentor").person
    make_consent(adult, given_on=date(2025, 9, 8))
    remind_of_consents(by=BY, moment=LATER)
    assert Consent.objects.get().state == "ended"
