"""The region's own sign-in against a real provider in another process: it opens tied accounts and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest
import requests
from django.test import Client

from nastavnik.features.accounts.models import Account
from tests.web.accounts.provider import CLIENT, SECRET
from tests.web.accounts.signing import send, signed_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def provider():
    """The provider's process; its address."""
    script = Path(__file__).with_name("provider.py")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as process:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


@pytest.fixture
def region(settings, provider, cast):
    """An installation whose region has a sign-in of its own."""
    settings.REGION_SIGN_IN = {
        "issuer": provider,
        "client": CLIENT,
        "secret": SECRET,
        "title": "Вход области",
    }
    settings.PUBLIC_URL = "http://testserver"
    requests.get(f"{provider}/set", params={"subject": "person-1", "fault": "no"}, timeout=10)
    return provider


def asked(browser, path="/region/"):
    """Press the button here, sign in there; where the provider sends back to."""
    answer = send(browser, path)
    assert answer.status_code == 302, answer.text
    sent = requests.get(answer["Location"], allow_redirects=False, timeout=10)
    return sent.headers["Location"].removeprefix("http://testserver")


def came_back(browser, back):
    """Come back and press «Продолжить»."""
    page = browser.get(back)
    assert page.status_code == 200 and "Продолжить" in page.text
    return send(browser, "/region/back/")


def tied(account):
    """The account's owner ties it to the region's sign-in."""
    browser = signed_in(account)
    assert came_back(browser, asked(browser, "/region/tie/"))["Location"] == "/protection/"


def test_a_tied_account_is_opened_and_its_second_step_is_asked(region, cast):
    tied(cast.curator)
    browser = Client()
    assert "Вход области" in browser.get("/sign-in/").text
    assert came_back(browser, asked(browser))["Location"] == "/sign-in/second/"
    assert browser.get("/access/")["Location"].startswith("/sign-in/")


def test_whoever_sees_only_their_own_is_in_at_once(region, cast):
    tied(cast.mentor)
    browser = Client()
    assert came_back(browser, asked(browser)).status_code == 302
    assert browser.get("/")["Location"] == "/pairings/mine/"


def test_nobody_is_let_in_uninvited(region, cast):
    tied(cast.mentor)
    requests.get(f"{region}/set", params={"subject": "a-stranger"}, timeout=10)
    before, browser = Account.objects.count(), Client()
    answer = came_back(browser, asked(browser))
    assert answer.status_code == 409 and "не связана ни одна" in answer.text
    assert Account.objects.count() == before and browser.get("/pairings/mine/").status_code == 302


@pytest.mark.parametrize("fault", ["signature", "audience", "issuer", "nonce", "late", "none"])
def test_a_false_answer_opens_nothing(region, cast, fault):
    tied(cast.mentor)
    browser = Client()
    back = asked(browser)
    requests.get(f"{region}/set", params={"fault": fault}, timeout=10)
    answer = came_back(browser, back)
    assert answer.status_code == 409 and "не прошёл проверку" in answer.text
    assert browser.get("/pairings/mine/").status_code == 302


def test_an_answer_to_somebody_elses_question_opens_nothing(region, cast):
    tied(cast.mentor)
    attacker, victim = Client(), Client()
    back = asked(attacker)
    asked(victim)
    assert came_back(victim, back).status_code == 409
    assert came_back(Client(), back).status_code == 409


def test_one_identity_opens_one_account(region, cast):
    tied(cast.mentor)
    browser = signed_in(cast.curator)
    assert came_back(browser, asked(browser, "/region/tie/")).status_code == 409


def test_a_provider_out_of_reach_is_told_in_a_sentence(region, cast, settings):
    settings.REGION_SIGN_IN = {**settings.REGION_SIGN_IN, "issuer": "http://127.0.0.1:9"}
    answer = send(Client(), "/region/")
    assert answer.status_code == 409 and "не отвечает" in answer.text


def test_without_a_region_there_are_no_such_pages(cast):
    assert send(Client(), "/region/").status_code == 404
    assert Client().get("/region/back/").status_code == 404
    assert "Вход региона" not in Client().get("/sign-in/").text
