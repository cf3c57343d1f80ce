"""A person signing in step by step, with the telephone of the cast in hand."""

import itertools

from django.test import Client

from nastavnik.kit import moments
from nastavnik.kit.codes import one_time_code, step_of
from tests.makers.accounts import PASSWORD, SEED

KEYS = itertools.count(1)


def code_now() -> str:
    """What the application shows at this moment."""
    return one_time_code(SEED, step_of(moments.true_now()))


def send(browser: Client, path: str, data: dict | None = None):
    """POST as a page would."""
    return browser.post(path, {"_idem": f"sign-in-{next(KEYS)}", **(data or {})})


def signed_in(account, browser: Client | None = None) -> Client:
    """Through both steps, as on a page."""
    browser = browser or Client()
    browser.get("/sign-in/")
    browser.post("/sign-in/", {"login": account.username, "password": PASSWORD})
    if account.protected_at:
        answer = send(browser, "/sign-in/second/", {"code": code_now()})
        assert answer.status_code == 302, answer.text
    return browser
