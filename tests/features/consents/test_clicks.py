"""A click on one's own page: whose hand, which text, which answers; and taking it back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nastavnik.features.consents.actions import agree, expire_consents, withdraw_consent
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.wording import body_of, digest_of
from nastavnik.features.people.actions import link_account
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.accounts import make_account
from tests.makers.consents import PUPILS, make_consent
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person

KIND, OPEN = PUPILS.consent("processing"), PUPILS.consent("dissemination")
DIGEST = digest_of(body_of(KIND))


@pytest.fixture
def child(home):
    return make_person("Ёлкин Артём", birth_date=date(2014, 3, 1))


@pytest.fixture
def mother(child, cast):
    """With an account of her own."""
    adult = make_guardian(child, "Ёлкина Мария").guardian
    link_account(adult, make_account(cast.school, "guardian", "mother"), by=BY, moment=MOMENT)
    return adult


def click(child, mother, kind=KIND, **facts):
    told = {
        "contour": PUPILS.contour, "digest": digest_of(body_of(kind)), "signed_by": mother,
        "by": Actor(mother.account_id, "guardian"), "moment": MOMENT,
    }  # fmt: skip
    return agree(child, kind, **(told | facts))


def test_what_was_agreed_is_kept_whole(child, mother):
    row = click(child, mother)
    assert (row.form, row.state, row.given_on) == ("click", "given", date(2026, 9, 7))
    assert (row.text.digest, row.agreed_at, row.agreed_by_id) == (DIGEST, MOMENT, mother.account_id)


def test_only_the_hand_that_signs_clicks(child, mother, cast):
    with pytest.raises(Refused, match="только тот"):
        click(child, mother, by=Actor(cast.curator.pk, "curator"))
    stranger = make_person("Чужая Анна", "guardian")
    with pytest.raises(Refused, match="только тот"):
        click(child, stranger, by=Actor(mother.account_id, "guardian"))
    assert not Consent.objects.exists()


def test_a_child_under_fourteen_does_not_answer_by_itself(child, mother, cast):
    link_account(child, make_account(cast.school, "mentee", "child"), by=BY, moment=MOMENT)
    with pytest.raises(Refused, match="законный представитель"):
        click(child, child, by=Actor(child.account_id, "mentee"))


@pytest.mark.parametrize("kind", ["health", "labour"])
def test_what_the_law_wants_in_writing_is_not_clicked(child, mother, kind):
    with pytest.raises(Refused, match="на бумаге"):
        click(child, mother, PUPILS.consent(kind))


def test_a_text_that_changed_while_it_was_read_is_not_agreed_to(child, mother):
    with pytest.raises(Refused, match="изменился"):
        click(child, mother, digest="0" * 64)


def test_every_datum_is_answered_apart_and_silence_is_a_prohibition(child, mother):
    chosen = {"full_name": ("yes", ""), "portrait": ("terms", "без подписи класса")}
    row = click(child, mother, OPEN, answers=chosen, terms="только сайт школы")
    told = {one["code"]: (one["answer"], one["terms"]) for one in row.answers}
    assert told["full_name"] == ("yes", "") and told["portrait"] == ("terms", "без подписи класса")
    assert {answer for code, (answer, _) in told.items() if code not in chosen} == {"no"}
    assert row.terms == "только сайт школы" and len(told) == len(OPEN.answered)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [({}, "это отказ"), ({"portrait": ("terms", " ")}, "условие"), ({"phone": ("yes", "")}, "не спрашивает")],
)
def test_answers_that_mean_nothing_are_refused(child, mother, chosen, words):
    with pytest.raises(BadInput, match=words):
        click(child, mother, OPEN, answers=chosen)


def test_the_database_takes_no_click_without_its_proof(child, mother):
    row = click(child, mother)

    @action("consents.give")
    def forge(*, by, moment):
        with pen():
            Consent.objects.filter(pk=row.pk).update(agreed_by=None)

    with pytest.raises(IntegrityError, match="consent_click_proven"), transaction.atomic():
        forge(by=BY, moment=MOMENT)


def test_one_parent_takes_back_what_the_other_signed_and_a_stranger_does_not(child, mother):
    father = make_guardian(child, "Ёлкин Пётр", "father").guardian
    row = click(child, mother)
    with pytest.raises(Refused, match="не записан"):
        withdraw_consent(
            row, on=date(2026, 9, 7), ended_by=make_person("Чужой Лев", "guardian"), by=BY, moment=MOMENT
        )
    withdraw_consent(row, on=date(2026, 9, 7), ended_by=father, by=BY, moment=MOMENT)
    assert (row.state, row.ended_by) == ("withdrawn", father)


def test_what_has_run_out_is_ended_once(home):
    adult = make_person("Соколов Игорь", "staff", birth_date=date(1985, 3, 1))
    old = make_consent(adult, given_on=date(2025, 9, 1))
    make_consent(adult, "participation", given_on=date(2025, 9, 7))
    assert expire_consents(by=BY, moment=MOMENT) == [old]
    old.refresh_from_db()
    assert (old.state, old.ended_on) == ("ended", date(2026, 9, 1))
    assert expire_consents(by=BY, moment=MOMENT) == []
