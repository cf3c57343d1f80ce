"""Consents against hard input: dates before the birth, doubled rows, shared files, packs that warn of nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from nastavnik.features.consents.models import Consent
from nastavnik.features.people.rules import age_of
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.seeding import plant
from nastavnik.web.consents.pictures import soon_of
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_guardian
from tests.makers.programmes import make_enrolment, make_programme

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def child(home):
    """A mentee born on 1 March 2012, with a mother written down."""
    person = make_enrolment(make_programme(), "Ёлкин Артём", "mentee").person
    make_guardian(person, "Ёлкина Мария Львовна")
    return person


def given(child, **facts) -> Consent:
    common = {"kind": "processing", "contour": "pupils", "state": "given", "given_on": moments.today()}
    return Consent(organisation_id=child.organisation_id, person=child, **(common | facts))


@pytest.mark.parametrize("day", ["0001-01-01", "29.02.2012"])
@pytest.mark.parametrize("form", [("give", "given_on", {}), ("refuse", "on", {"reason": "не хотят"})])
def test_consent_before_the_birth_is_refused_in_words(child, as_role, day, form):
    name, field, more = form
    sent = {"kind": "processing", "signed_by": child.public_id, field: day} | more
    answer = as_role("curator").send(reverse(f"consents:{name}", args=[child.public_id]), sent)
    assert answer.status_code == 422
    assert "ещё не родился" in answer.text


def test_before_the_birth_there_is_no_age(child):
    assert age_of(child, child.birth_date) == 0
    assert age_of(child, child.birth_date.replace(day=1, month=1)) is None


def test_second_open_consent_signed_by_oneself_is_against_the_law_of_the_database(child):
    plant([given(child)], {}, by=BY, moment=MOMENT)
    with pytest.raises(IntegrityError), transaction.atomic():
        plant([given(child, state="asked", given_on=None)], {}, by=BY, moment=MOMENT)
    assert Consent.objects.count() == 1


def test_consent_whose_scan_serves_another_is_not_struck_but_explained(child, as_role):
    browser = as_role("curator")
    scan = SimpleUploadedFile("согласие.pdf", PDF, "application/pdf")
    sent = {"kind": "processing", "signed_by": child.public_id, "given_on": "2026-09-20", "scan": scan}
    browser.send(reverse("consents:give", args=[child.public_id]), sent)
    first = Consent.objects.get()
    plant([given(child, kind="photo", scan=first.scan)], {}, by=BY, moment=MOMENT)
    answer = browser.send(reverse("consents:strike", args=[first.public_id]))
    assert answer.status_code == 409
    assert "ссылаются" in answer.text
    assert Consent.objects.count() == 2


def test_list_of_a_programme_of_teachers_opens_and_warns_in_time(home, as_role):
    programme = make_programme(pack_code="teachers", tracks={"teacher_teacher": None})
    assert as_role("curator").get("/consents/").status_code == 200
    assert soon_of(pack_of(programme)) == 30


def test_pack_without_a_warning_about_consents_warns_of_none(home):
    pack = pack_of(make_programme())
    assert soon_of(pack.model_copy(update={"burning": ()})) == 0
