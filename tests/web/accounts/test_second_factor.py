"""The second step: asked of everybody who sees more than their own data, before anything else is shown."""

import re
from datetime import date

import pytest
from django.test import Client

from nastavnik.features.accounts.actions import grant_duty, open_account
from nastavnik.features.accounts.queries import account_named, duties_of
from nastavnik.kit.codes import one_time_code, step_of
from nastavnik.kit.moments import true_now, true_today
from nastavnik.kit.tenancy.scope import maintenance
from tests.makers.accounts import PASSWORD, SEED, protect
from tests.makers.organisations import BY, MOMENT
from tests.web.accounts.signing import code_now, send, signed_in

SECOND = "/sign-in/second/"


def newcomer(school, role):
    """An account of this duty that has set nothing up yet."""
    with maintenance():
        account = open_account(
            username=f"new-{role}", password=PASSWORD, title="Новичок", by=BY, moment=MOMENT
        )
        grant_duty(
            account, organisation_id=school.pk, role=role, since=date(2026, 9, 1), by=BY, moment=MOMENT
        )
    return account


def password_only(account):
    browser = Client()
    browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    return browser


@pytest.mark.parametrize(
    "role",
    ["curator", "head", "class_teacher", "psychologist", "municipal", "regional", "operator", "auditor"],
)
def test_whoever_sees_other_people_sets_up_a_second_step_first(cast, role):
    browser = password_only(newcomer(cast.school, role))
    for page in ("/people/", "/organisation/", "/norms/", "/access/"):
        assert browser.get(page)["Location"] == "/protection/"
    page = browser.get("/protection/")
    assert (
        page.status_code == 200 and "Настроить приложение" in page.text and "Осталось одно дело" in page.text
    )


@pytest.mark.parametrize("role", ["mentor", "mentee", "guardian"])
def test_whoever_sees_only_their_own_is_not_made_to(cast, role):
    assert password_only(newcomer(cast.school, role)).get("/")["Location"] == "/pairings/mine/"


def test_setting_up_shows_spare_codes_once_and_opens_the_rest(cast):
    account = newcomer(cast.school, "curator")
    browser = password_only(account)
    page = browser.get("/protection/application/").text
    seed = re.search(r"<code>([A-Z2-7-]+)</code>", page)[1].replace("-", "")
    answer = send(browser, "/protection/application/", {"code": one_time_code(seed, step_of(true_now()))})
    codes = re.findall(r"<code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>", answer.text)
    assert len(set(codes)) == 10 and browser.get("/access/").status_code == 200
    assert codes[0] not in browser.get("/protection/").text
    again = password_only(account)
    assert send(again, SECOND, {"code": codes[0].lower()}).status_code == 302
    assert again.get("/access/").status_code == 200


def test_a_wrong_first_code_sets_nothing_up(cast):
    browser = password_only(newcomer(cast.school, "curator"))
    browser.get("/protection/application/")
    assert send(browser, "/protection/application/", {"code": "000000"}).status_code == 422
    assert account_named("new-curator").protected_at is None


def test_the_password_alone_opens_nothing(cast):
    browser = password_only(cast.curator)
    assert browser.get("/access/")["Location"].startswith("/sign-in/")
    assert browser.get(SECOND).status_code == 200
    assert send(browser, SECOND, {"code": "000000"}).status_code == 422
    assert browser.get("/access/")["Location"].startswith("/sign-in/")


def test_both_steps_open_the_way(cast):
    assert signed_in(cast.curator).get("/access/").status_code == 200


def test_a_code_is_of_no_use_a_second_time(cast):
    code = code_now()
    assert send(password_only(cast.curator), SECOND, {"code": code}).status_code == 302
    assert send(password_only(cast.curator), SECOND, {"code": code}).status_code == 422


def test_a_spare_code_is_of_no_use_a_second_time(cast):
    spare = protect(cast.mentor)[0]
    assert send(password_only(cast.mentor), SECOND, {"code": spare}).status_code == 302
    assert send(password_only(cast.mentor), SECOND, {"code": spare}).status_code == 422


def test_the_second_step_without_the_first_is_the_first(db):
    assert Client().get(SECOND)["Location"] == "/sign-in/"
    assert send(Client(), SECOND, {"code": "123456"})["Location"] == "/sign-in/"


def test_changing_a_factor_asks_who_is_at_the_keyboard(cast, as_role):
    stale = as_role("curator")
    assert stale.get("/protection/application/")["Location"].startswith("/protection/confirm/")
    assert stale.send("/protection/codes/")["Location"].startswith("/protection/confirm/")
    assert stale.send("/protection/confirm/", {"secret": "не тот"}).status_code == 422
    assert stale.send("/protection/confirm/", {"secret": PASSWORD}).status_code == 302
    assert stale.get("/protection/application/").status_code == 200


def test_the_last_factor_of_a_curator_stays(cast):
    browser = signed_in(cast.curator)
    answer = send(browser, "/protection/application/remove/")
    assert answer.status_code == 409 and "единственный второй шаг" in answer.text


def test_the_head_resets_the_step_of_a_curator_with_a_reason(cast, as_role):
    (duty,) = duties_of(cast.curator.pk, true_today())
    away = signed_in(cast.curator)
    path = f"/access/{duty.public_id}/reset/"
    assert as_role("head").send(path, {"reason": "коротко"}).status_code == 422
    assert as_role("head").send(path, {"reason": "Потеряла телефон и коды"}).status_code == 302
    assert away.get("/access/")["Location"].startswith("/sign-in/")
    assert password_only(cast.curator).get("/access/")["Location"] == "/protection/"


def test_a_curator_does_not_reset_the_head(cast, as_role):
    (duty,) = duties_of(cast.head.pk, true_today())
    answer = as_role("curator").send(
        f"/access/{duty.public_id}/reset/", {"reason": "Хочу войти за директора"}
    )
    assert answer.status_code == 422 and account_named("head").protected_at is not None


def test_the_secret_is_not_kept_in_plain_text(cast):
    from allauth.mfa.models import Authenticator

    kept = str(list(Authenticator.objects.filter(user_id=cast.curator.pk).values_list("data", flat=True)))
    assert "marks" in kept and SEED not in kept
