"""A passkey in a real browser: made on one's own page, asked for at the next sign-in."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from nastavnik.features.accounts.factors import KEY, factors_of
from nastavnik.kit.codes import one_time_code, step_of
from nastavnik.kit.tenancy import walls
from tests.browser.conftest import sideways, violations
from tests.makers.accounts import PASSWORD, SEED, make_account
from tests.makers.organisations import make_school

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def curator(transactional_db):
    """The trail refuses to be emptied, and the end of such a test empties the base: its walls come down first."""
    yield make_account(make_school(), "curator", "curator")
    walls.lower()


def with_authenticator(page):
    """A virtual authenticator inside this window."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    return tools, tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})[
        "authenticatorId"
    ]


def give_password(page, account):
    page.get_by_label("Имя пользователя").fill(account.username)
    page.get_by_label(re.compile("^Пароль")).fill(PASSWORD)
    page.get_by_role("button", name="Войти", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Второй шаг входа")


def test_a_passkey_is_made_and_opens_the_next_sign_in(curator, open_page, live_server, settings):
    settings.PUBLIC_URL = live_server.url
    page = open_page("/sign-in/")
    tools, authenticator = with_authenticator(page)
    give_password(page, curator)
    page.get_by_label("Код").fill(one_time_code(SEED, step_of(datetime.now(UTC))))
    page.get_by_role("button", name="Продолжить").click()
    page.goto(live_server.url + "/protection/key/")
    assert violations(page) == [] and sideways(page) <= 0
    page.get_by_role("button", name="Создать ключ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Защита входа")
    expect(page.get_by_text("Мой ключ")).to_be_visible()
    assert factors_of(curator).filter(type=KEY).count() == 1
    assert len(tools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]) == 1

    page.context.clear_cookies()
    page.goto(live_server.url + "/sign-in/")
    give_password(page, curator)
    assert violations(page) == []
    page.get_by_role("button", name="Войти ключом").click()
    page.wait_for_url("**/programmes/home/")
