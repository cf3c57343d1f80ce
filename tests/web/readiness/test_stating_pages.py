"""The word of a school about a condition, given through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.readiness.models import Statement
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.makers.programmes import make_programme

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TOLD = {"text": "Кабинет 204", "stated_on": "2026-09-02", "expires_on": ""}


def place(kind: str = "file") -> str:
    conditions = [one for block in pack_of(make_programme()).conditions for one in block.conditions]
    return reverse("readiness:state", args=[next(c.code for c in conditions if c.proof.kind == kind)])


def test_a_word_is_given_shown_changed_and_taken_back(home, as_role):
    path, browser = place(), as_role("curator")
    file = SimpleUploadedFile("акт.pdf", PDF)
    assert browser.send(path, {**TOLD, "file": file}).status_code == 302
    row = Statement.objects.get()
    assert (row.author_id, row.file is not None) == (home.curator.pk, True)
    assert "Кабинет 204" in browser.get("/readiness/").content.decode()
    given = browser.get(reverse("readiness:file", args=[row.public_id]))
    assert b"".join(given.streaming_content) == PDF
    assert browser.send(path, {**TOLD, "text": "Кабинет 205", "_v": row.version}).status_code == 302
    assert browser.send(reverse("readiness:withdraw", args=[row.public_id])).status_code == 302
    assert not Statement.objects.exists()


def test_two_people_do_not_overwrite_each_other(home, as_role):
    path = place()
    as_role("curator").send(path, TOLD)
    assert as_role("curator").send(path, {**TOLD, "text": "Первый", "_v": 1}).status_code == 302
    assert as_role("head").send(path, {**TOLD, "text": "Второй", "_v": 1}).status_code == 409


def test_an_empty_word_stays_on_the_form(home, as_role):
    answer = as_role("curator").send(place(), {**TOLD, "text": ""})
    assert answer.status_code == 422


def test_what_the_program_sees_itself_is_not_stated(home, as_role):
    assert as_role("curator").get(place("pairing")).status_code == 409


@pytest.mark.parametrize("role", ["class_teacher", "mentor"])
def test_others_do_not_state(home, as_role, role):
    assert as_role(role).get(place()).status_code == 403


def test_a_strangers_word_does_not_exist(home, as_role):
    as_role("curator").send(place(), TOLD)
    row = Statement.objects.get()
    stranger = as_role("stranger")
    with organisation_scope(home.other.pk):
        make_programme()
        assert not Statement.objects.exists()
    for route in ("readiness:withdraw", "readiness:file"):
        assert stranger.get(reverse(route, args=[row.public_id])).status_code == 404
    assert "Кабинет 204" not in stranger.get("/readiness/").content.decode()
