"""A consent points at the exact text that was signed, and knows when the text has changed since."""

import hashlib
from datetime import date

import pytest

from nastavnik.features.consents.actions import keep_text
from nastavnik.features.consents.models import Consent, ConsentText
from nastavnik.features.consents.queries import consents_by_person, texts
from nastavnik.features.consents.standing import Stand, standings
from nastavnik.features.consents.wording import body_of, current_digests, digest_of, paragraphs
from nastavnik.features.organisations.methodology import packs
from tests.makers.consents import FACTS, PUPILS, make_consent
from tests.makers.people import make_person

KIND = PUPILS.consent("processing")
NEWER = KIND.model_copy(update={"text": (*KIND.text, "Добавлено новое условие.")})
KINDS = [kind for one in packs().packs for kind in one.consents]


@pytest.fixture
def adult(home):
    return make_person("Соколов Игорь", "staff", birth_date=date(1985, 3, 1))


def test_the_text_is_kept_once_and_its_digest_can_be_counted_anew(adult):
    one, two = make_consent(adult, "processing"), make_consent(adult, "participation")
    other = make_consent(make_person("Белов Лев", "staff", birth_date=date(1980, 1, 1)), "processing")
    assert one.text == other.text != two.text and ConsentText.objects.count() == 2
    assert hashlib.sha256(one.text.body.encode()).hexdigest() == one.text.digest == digest_of(body_of(KIND))


def test_a_new_text_has_the_next_number_and_older_consents_stay_in_force_but_are_told(adult):
    old = make_consent(adult)
    text = keep_text(NEWER, organisation_id=adult.organisation_id, **FACTS)
    assert (old.text.number, text.number) == (1, 2)
    (told,) = standings(
        adult, [NEWER], [NEWER.code], consents_by_person([adult], PUPILS.contour)[adult.pk],
        day=date(2026, 9, 8), soon=0, texts=current_digests([NEWER]),
    )  # fmt: skip
    assert told.outdated and told.stand == Stand.GIVEN and not told.gap


def test_a_consent_on_a_new_text_replaces_the_older_one_even_without_an_end(adult):
    endless = KIND.model_copy(update={"valid_months": 0})
    newer = endless.model_copy(update={"text": NEWER.text})
    from nastavnik.features.consents.actions import give_consent

    first = give_consent(adult, endless, given_on=date(2026, 9, 1), **FACTS)
    second = give_consent(adult, newer, given_on=date(2026, 9, 3), **FACTS)
    first.refresh_from_db()
    assert first.state == "ended" and second.replaces == first


def test_editions_are_counted_by_consents_in_force(adult):
    make_consent(adult)
    keep_text(NEWER, organisation_id=adult.organisation_id, **FACTS)
    assert [(row.number, row.signed) for row in texts(PUPILS.contour)] == [(2, 0), (1, 1)]
    assert Consent.objects.get().text_digest == digest_of(body_of(KIND))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_text_of_the_packs_says_who_and_for_how_long(kind):
    told = paragraphs(body_of(kind), {"школа": "МБОУ", "адрес": "г. Крамск", "срок": "12 месяцев"})
    whole = " ".join(told)
    assert "МБОУ" in whole and "12 месяцев" in whole and "{" not in whole
    assert kind.title not in told
