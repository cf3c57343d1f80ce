"""What every page keeps to: rights by the wall clock, nothing in caches, no day that breaks the calendar."""

import json
import logging
from datetime import timedelta

import pytest

from nastavnik.features.accounts.actions import end_duty, invite
from nastavnik.features.accounts.models import Account, Membership
from nastavnik.kit import moments
from nastavnik.kit.logs import JsonLine
from nastavnik.kit.tenancy.scope import maintenance
from tests.makers.organisations import BY, MOMENT
from tests.makers.programmes import make_programme

YESTERDAY = timedelta(days=1)


def dismissed(account: Account) -> None:
    with maintenance():
        duty = Membership.objects.get(account=account)
        end_duty(duty, on=moments.true_today() - YESTERDAY, by=BY, moment=MOMENT)


@pytest.mark.parametrize("day", ["2026-09-02", "2026-10-01"])
def test_walking_back_does_not_open_a_duty_that_ended(cast, as_role, day):
    dismissed(cast.curator)
    browser = as_role("curator")
    assert browser.get(f"/people/?today={day}").status_code == 403
    browser.cookies["today"] = day
    assert browser.get("/people/").status_code == 403


def test_walking_back_does_not_revive_an_old_invitation(cast, client):
    with maintenance():
        _, code = invite(
            organisation_id=cast.school.pk, role="curator", addressee="Кто-то", by=BY, moment=MOMENT - timedelta(days=400)
        )  # fmt: skip
    word = "длинный-пароль-для-входа"
    sent = {"code": code, "username": "поздний", "password": word, "repeat": word, "_idem": "late-guest-1"}
    client.cookies["today"] = (MOMENT - timedelta(days=399)).date().isoformat()
    assert client.post("/invitation/", sent).status_code == 422
    assert not Account.objects.filter(username="поздний").exists()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31", "2026-02-31", "завтра", "\x00"])
def test_day_outside_the_calendar_of_the_program_is_not_walked_to(as_role, day):
    assert as_role("curator").get("/people/", {"today": day}).status_code == 200


def test_nul_in_a_search_never_reaches_the_database(as_role):
    page = as_role("curator").get("/people/kinds/pupil/", {"q": "Ива\x00нов"})
    assert (page.status_code, 'value="Иванов"' in page.text) == (200, True)


def test_pages_of_a_person_signed_in_stay_out_of_caches(as_role):
    assert as_role("curator").get("/people/")["Cache-Control"] == "no-store"
    assert as_role("mentor").get("/people/")["Cache-Control"] == "no-store"


def test_line_about_a_request_carries_its_id(client, db, caplog):
    with caplog.at_level(logging.INFO, logger="nastavnik.request"):
        logging.getLogger("nastavnik.request").addFilter(written := Written())
        answer = client.get("/healthz")
    logging.getLogger("nastavnik.request").removeFilter(written)
    assert json.loads(written.lines[0])["request"] == answer["X-Request-ID"]


class Written(logging.Filter):
    """The lines as the console gets them, written while the request is served."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        self.lines.append(JsonLine().format(record))
        return True


@pytest.mark.parametrize("version", ["", "-1", "abc", "٣", "1\x00", None])
def test_form_without_the_version_seen_is_not_saved(cast, as_role, version):
    browser = as_role("curator")
    form = browser.get("/organisation/edit/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"city": "г. Чужой"}
    answer = browser.send("/organisation/edit/", sent if version is None else sent | {"_v": version})
    assert answer.status_code == 422
    assert "откройте страницу заново" in answer.text


@pytest.mark.parametrize("name", ["organisation", "version", "role", "x"])
def test_button_without_fields_takes_none(home, as_role, name):
    make_programme()
    browser = as_role("curator")
    assert browser.send("/roadmaps/number/", {name: "1"}).status_code == 400
    assert browser.send("/roadmaps/number/").status_code == 302


def test_a_walked_day_is_told_on_every_page_with_the_way_back(as_role):
    browser = as_role("curator")
    assert "Показан день" not in browser.get("/people/").text
    for text in (browser.get("/people/?today=2027-03-01").text, browser.get("/duties/").text):
        assert "Показан день 1 марта 2027" in text and 'href="?today="' in text
    assert "Показан день" not in browser.get("/people/?today=").text
    assert "Показан день" not in browser.get("/duties/").text
