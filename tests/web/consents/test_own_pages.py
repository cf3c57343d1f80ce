"""One's own page: a guardian and a grown pupil read, answer and take back; nobody answers for another."""

from datetime import date

import pytest
from django.urls import reverse

from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.wording import body_of, digest_of
from nastavnik.features.people.actions import change_person, link_account
from nastavnik.kit import moments
from tests.conftest import Browser
from tests.makers.accounts import make_account
from tests.makers.consents import PUPILS, make_consent
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian, make_person
from tests.makers.programmes import make_enrolment, make_programme

DAY, OWN = date(2026, 10, 1), "/consents/own/"


@pytest.fixture(autouse=True)
def _autumn():
    with moments.walking_to(DAY):
        yield


@pytest.fixture
def child(home):
    """A mentee of 14."""
    return make_enrolment(make_programme(), "Ёлкин Артём", "mentee").person


@pytest.fixture
def mother(child):
    return make_guardian(child, "Ёлкина Мария Львовна").guardian


def browser_of(cast, person, role) -> Browser:
    account = make_account(cast.school, role, f"own-{role}-{person.pk}")
    link_account(person, account, by=BY, moment=MOMENT)
    browser = Browser()
    browser.force_login(account)
    browser.cookies["today"] = DAY.isoformat()
    return browser


def page_of(person) -> str:
    return reverse("consents:agree", args=[person.public_id])


def answer(kind: str = "processing", **more) -> dict:
    told = {"asked": f"pupils.{kind}", "digest": digest_of(body_of(PUPILS.consent(kind)))}
    return told | {"read": "on", "decision": "agree"} | more


def test_a_guardian_reads_the_whole_text_and_agrees(cast, child, mother):
    browser = browser_of(cast, mother, "guardian")
    assert "Ёлкин Артём" in browser.get(OWN).text
    page = browser.get(page_of(child), {"asked": "pupils.processing"})
    assert "названного в начале этого листа" in page.text and "checked" not in page.text
    assert browser.send(page_of(child), answer()).status_code == 302
    row = Consent.objects.get()
    assert (row.form, row.signed_by, row.given_on) == (
        "click",
        mother,
        DAY,
    )
    assert "ждём: подпись участника" in browser.get(OWN).text


@pytest.mark.parametrize("left", ["read", "decision"])
def test_nothing_is_agreed_without_reading_and_deciding(cast, child, mother, left):
    browser = browser_of(cast, mother, "guardian")
    sent = {name: value for name, value in answer().items() if name != left}
    assert browser.send(page_of(child), sent).status_code == 422 and not Consent.objects.exists()


def test_a_pupil_of_fourteen_answers_for_himself_and_not_for_the_guardian(cast, child, mother):
    browser = browser_of(cast, child, "mentee")
    assert browser.send(page_of(child), answer()).status_code == 302
    assert Consent.objects.get().signed_by is None
    assert browser.send(page_of(child), answer()).status_code == 404


def test_a_younger_pupil_has_nothing_to_answer(cast, child):
    change_person(child, birth_date=date(2014, 1, 1), by=BY, moment=MOMENT)
    browser = browser_of(cast, child, "mentee")
    assert "Прочитать и ответить" not in browser.get(OWN).text
    assert browser.get(page_of(child)).status_code == 404


def test_somebody_elses_child_does_not_exist(cast, child, mother):
    stranger = browser_of(cast, make_person("Чужая Анна", "guardian"), "guardian")
    own = make_consent(child, signed_by=mother)
    assert stranger.get(page_of(child)).status_code == 404
    assert stranger.send(page_of(child), answer()).status_code == 404
    assert stranger.send(reverse("consents:take-back", args=[own.public_id])).status_code == 404
    assert "Ёлкин" not in stranger.get(OWN).text


def test_publication_is_answered_datum_by_datum(cast, child, mother):
    browser = browser_of(cast, mother, "guardian")
    codes = [one.code for one in PUPILS.consent("dissemination").answered]
    silent = (
        {f"answer_{c}": "no" for c in codes} | {f"terms_{c}": "" for c in codes} | {"terms": "без соцсетей"}
    )
    sent = answer("dissemination", **(silent | {"answer_portrait": "terms", "terms_portrait": "в группе"}))
    assert browser.send(page_of(child), sent).status_code == 302
    row = Consent.objects.get()
    told = {one["code"]: one["answer"] for one in row.answers}
    assert (
        told["portrait"] == "terms" and set(told.values()) == {"no", "terms"} and row.terms == "без соцсетей"
    )


def test_a_refusal_needs_no_reason(cast, child, mother):
    browser = browser_of(cast, mother, "guardian")
    browser.send(page_of(child), answer(decision="refuse"))
    assert Consent.objects.get().state == "refused"


def test_taking_back_is_at_once(cast, child, mother):
    row = make_consent(child, signed_by=mother)
    browser = browser_of(cast, mother, "guardian")
    address = reverse("consents:take-back", args=[row.public_id])
    assert address in browser.get(OWN).text and browser.get(address).status_code == 200
    assert browser.send(address, {"reason": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.ended_by) == ("withdrawn", DAY, mother)
    assert browser.send(address, {"reason": ""}).status_code == 404


def test_a_text_changed_meanwhile_is_read_again(cast, child, mother):
    browser = browser_of(cast, mother, "guardian")
    sent = browser.send(page_of(child), answer(digest="0" * 64))
    assert sent.status_code == 422 and "изменился" in sent.text
