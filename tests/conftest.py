"""Fixtures shared by all tests: the cast, the scope of home, a client signed in by role."""

import itertools
import logging
import os

import pytest
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from nastavnik.kit.tenancy.scope import organisation_scope
from tests.cast import Cast, make_cast
from tests.kit import templates

KEYS = itertools.count(1)
# A busy machine is no fault of the program: nothing here is judged by the clock.
# The gate of main asks the same examples each time; `HYPOTHESIS_LUCK=1` asks new ones, as often as one likes.
hypothesis_settings.register_profile(
    "house",
    deadline=None,
    derandomize=not os.environ.get("HYPOTHESIS_LUCK"),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """A copy of the migrated template instead of migrations anew in every process."""
    with django_db_blocker.unblock():
        copy = templates.opened(tmp_path_factory.mktemp("base"))
    yield
    with django_db_blocker.unblock():
        templates.closed(copy)


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    """Files and letters of a test stay in its own folder."""
    settings.DATA_DIR = tmp_path
    settings.MAIL_DIR = tmp_path / "mail"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    logging.getLogger("nastavnik.request").setLevel(logging.WARNING)


@pytest.fixture
def cast(db) -> Cast:
    """Two schools and their people."""
    return make_cast()


@pytest.fixture
def home(cast):
    """The scope of the cast's school is open for the whole test."""
    with organisation_scope(cast.school.pk):
        yield cast


class Browser(Client):
    """Django's client that carries a fresh one-time key in every form, as pages do."""

    def send(self, path: str, data: dict | None = None, **extra):
        """POST as a page would: with `_idem`; pass `_idem` yourself to repeat a form."""
        return self.post(path, {"_idem": f"test-key-{next(KEYS)}", **(data or {})}, **extra)


@pytest.fixture
def as_role(cast):
    """`as_role("curator")` is a browser signed in as that member of the cast."""

    def sign_in(role: str) -> Browser:
        browser = Browser()
        browser.force_login(getattr(cast, role))
        return browser

    return sign_in


@pytest.fixture(scope="session")
def chromium():
    """The browser of the operating system, one for all browser tests: its driver does not run twice in a process."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
