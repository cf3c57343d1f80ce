"""Through somebody's eyes: with a reason, read only, for a while, told on each page, never more than one's own."""

from datetime import timedelta

import pytest

from nastavnik.features.accounts.principals import LOOK
from nastavnik.features.accounts.queries import duties_of
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.moments import true_now, true_today
from tests.makers.accounts import make_account

REASON = {"reason": "Учитель не видит своего класса"}


def path_of(account):
    (duty,) = duties_of(account.pk, true_today())
    return f"/access/{duty.public_id}/look/"


@pytest.fixture
def looking(cast, as_role):
    """The head, looking as the class teacher."""
    browser = as_role("head")
    assert browser.send(path_of(cast.class_teacher), REASON).status_code == 302
    return browser


def test_every_page_tells_whose_eyes_these_are(cast, looking):
    page = looking.get("/people/").text
    assert "глазами другого человека" in page and "class-teacher" in page
    assert looking.get("/")["Location"] == "/people/"


def test_nothing_can_be_changed(looking):
    for path in ("/duties/", "/password/", "/visits/end/"):
        assert looking.send(path).status_code == 403


def test_the_reason_is_in_the_trail_under_ones_own_name(cast, looking):
    entry = Entry.objects.get(event="accounts.look_begun")
    assert (entry.account_id, entry.note) == (cast.head.pk, REASON["reason"])


def test_it_ends_by_the_button_and_by_itself(cast, looking):
    assert looking.send("/look/stop/").status_code == 302
    assert "глазами другого человека" not in looking.get("/people/").text
    looking.send(path_of(cast.class_teacher), REASON)
    session = looking.session
    session[LOOK] = {**session[LOOK], "until": (true_now() - timedelta(minutes=1)).isoformat()}
    session.save()
    assert "глазами другого человека" not in looking.get("/people/").text


def test_no_more_is_seen_than_ones_own_duty_sees(cast, as_role):
    operator = make_account(cast.school, "operator", "operator")
    from tests.conftest import Browser

    browser = Browser()
    browser.force_login(operator)
    assert browser.send(path_of(cast.curator), REASON).status_code == 302
    assert browser.get("/organisation/").status_code == 200
    assert browser.get("/people/").status_code == 403


@pytest.mark.parametrize("who", ["head", "curator"])
def test_neither_upwards_nor_sideways(cast, as_role, who):
    other = make_account(cast.school, "head", "other-head")
    answer = as_role(who).send(path_of(other), REASON)
    assert answer.status_code in {403, 422}


def test_a_stranger_is_not_there(cast, as_role):
    assert as_role("head").get(path_of(cast.stranger)).status_code == 404


def test_a_reason_is_needed(cast, as_role):
    assert as_role("head").send(path_of(cast.class_teacher), {"reason": "так"}).status_code == 422
