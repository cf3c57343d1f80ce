"""The pages of readiness and quality."""

import pytest
from django.urls import reverse

from tests.makers.meetings import make_meeting
from tests.makers.pairings import make_pairing
from tests.makers.programmes import make_programme

TODAY = {"today": "2026-12-15"}
PAGE = "/readiness/"


@pytest.mark.parametrize(
    ("role", "status"),
    [("curator", 200), ("head", 200), ("class_teacher", 403), ("mentor", 403), ("stranger", 200)],
)
def test_who_opens_the_checklist(home, as_role, role, status):
    make_programme()
    assert as_role(role).get(PAGE, TODAY).status_code == status


def test_without_a_programme_the_page_says_the_first_step(home, as_role):
    assert "Программы ещё нет" in as_role("curator").get(PAGE).content.decode()


def test_the_checklist_shows_conditions_gaps_and_honest_silence(home, as_role):
    programme = make_programme()
    make_meeting(make_pairing(programme, active=True), held=True)
    page = as_role("curator").get(PAGE, TODAY).content.decode()
    for words in ("Кадровые условия", "С чего начать", "нет данных: ", "Школа", "Первая встреча"):
        assert words in page


def test_every_sign_opens_and_exports(home, as_role):
    programme = make_programme()
    make_meeting(make_pairing(programme, active=True), held=True)
    browser = as_role("curator")
    from nastavnik.features.programmes.queries import pack_of

    for sign in pack_of(programme).benchmarks:
        assert browser.get(reverse("readiness:sign", args=[sign.code]), TODAY).status_code == 200
    assert browser.get("/readiness/signs/nothing/").status_code == 404
    assert browser.get(reverse("readiness:export"), TODAY).status_code == 200
    assert browser.get(reverse("readiness:card"), TODAY).status_code == 200
