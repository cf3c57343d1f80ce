"""The desk's user, and a school with a child whose data are asked about."""

import pytest

from tests.conftest import Browser
from tests.makers.accounts import make_account


@pytest.fixture
def officer(cast):
    """The account of the one responsible for personal data."""
    return make_account(cast.school, "auditor", "officer")


@pytest.fixture
def desk(officer):
    """Their browser."""
    browser = Browser()
    browser.force_login(officer)
    return browser
