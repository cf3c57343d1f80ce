"""Passwords on pages: changing one's own, and a code for somebody who forgot theirs."""

from django.test import Client

from nastavnik.features.accounts.queries import duties_of
from nastavnik.kit.moments import true_today
from tests.makers.accounts import PASSWORD

NEW = {"password": "совсем-новый-пароль", "repeat": "совсем-новый-пароль"}


def test_a_changed_password_keeps_this_sign_in_and_ends_the_others(cast, as_role):
    here, elsewhere = as_role("curator"), Client()
    elsewhere.force_login(cast.curator)
    assert elsewhere.get("/access/").status_code == 200
    assert here.send("/password/", {"old": PASSWORD, **NEW}).status_code == 302
    assert here.get("/access/").status_code == 200
    assert elsewhere.get("/access/").status_code == 302


def test_a_wrong_present_password_is_told_at_its_field(cast, as_role):
    answer = as_role("curator").send("/password/", {"old": "не тот", **NEW})
    assert answer.status_code == 422 and "Нынешний пароль не подошёл" in answer.text


def test_a_forgotten_password_is_renewed_by_a_code_shown_once(cast, as_role):
    (duty,) = duties_of(cast.mentor.pk, true_today())
    page = as_role("curator").send(f"/access/{duty.public_id}/renew/").text
    code = page.split("<code>")[1].split("</code>")[0]
    told = {"code": code, "username": cast.mentor.username, "_idem": "renewal-of-mentor", **NEW}
    assert Client().post("/invitation/", told).status_code == 302
    signed = Client().post("/sign-in/", {"login": cast.mentor.username, "password": NEW["password"]})
    assert signed.status_code == 302


def test_a_curator_gives_no_code_of_the_head(cast, as_role):
    (duty,) = duties_of(cast.head.pk, true_today())
    answer = as_role("curator").send(f"/access/{duty.public_id}/renew/")
    assert answer.status_code == 409 and "<code>" not in answer.text
