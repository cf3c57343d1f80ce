"""Visits: listed without anything but the device and the hours, ended at the next request, bounded by duty."""

from datetime import timedelta

import pytest
from django.test import Client

from nastavnik.features.accounts.terms import term_of
from nastavnik.kit.moments import true_now
from nastavnik.kit.visits.store import BEGAN, SEEN
from nastavnik.kit.visits.tables import Visit
from tests.makers.accounts import PASSWORD
from tests.web.accounts.signing import send, signed_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_both_devices_are_listed_and_one_ends_the_other(cast):
    here = signed_in(cast.mentor)
    away = signed_in(cast.mentor, Client(headers={"User-Agent": FIREFOX}))
    page = here.get("/visits/").text
    assert "Firefox, Linux" in page and "вы здесь" in page and "rv:140" not in page
    (other,) = Visit.objects.filter(account_id=cast.mentor.pk, device="Firefox, Linux")
    assert send(here, f"/visits/{other.public_id}/end/").status_code == 302
    assert away.get("/pairings/mine/")["Location"].startswith("/sign-in/")
    assert here.get("/pairings/mine/").status_code == 200


def test_all_others_end_at_once(cast):
    here, *others = (signed_in(cast.mentor) for _ in range(3))
    assert send(here, "/visits/end/").status_code == 302
    assert [other.get("/visits/").status_code for other in others] == [302, 302]
    assert here.get("/visits/").status_code == 200


def test_nobody_ends_somebody_elses_visit(cast, as_role):
    signed_in(cast.mentor)
    (visit,) = Visit.objects.filter(account_id=cast.mentor.pk)
    assert as_role("curator").send(f"/visits/{visit.public_id}/end/").status_code == 404
    assert Visit.objects.filter(pk=visit.pk).exists()


@pytest.mark.parametrize(("mark", "limit"), [(SEEN, "idle"), (BEGAN, "whole")])
def test_a_visit_is_over_after_its_time(cast, mark, limit):
    browser = signed_in(cast.mentor)
    session = browser.session
    session[mark] = (true_now() - getattr(term_of("mentor"), limit) - timedelta(minutes=1)).isoformat()
    session.save()
    assert browser.get("/pairings/mine/")["Location"].startswith("/sign-in/")


def test_a_stolen_table_opens_no_session(cast):
    browser = signed_in(cast.mentor)
    (visit,) = Visit.objects.filter(account_id=cast.mentor.pk)
    assert visit.session_key != browser.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = visit.session_key
    assert thief.get("/pairings/mine/").status_code == 302


def test_a_new_device_is_told_by_mail(cast):
    from nastavnik.kit.actions import Actor, action, change
    from nastavnik.kit.mail.tables import Letter

    @action("sample.email")
    def give_address(account, *, by, moment):
        change(account, email="owner@example.ru")

    give_address(cast.mentor, by=Actor.system("проверка"), moment=true_now())
    browser = signed_in(cast.mentor)
    assert not Letter.objects.filter(body__contains="нового устройства").exists()
    signed_in(cast.mentor, browser)
    assert not Letter.objects.filter(body__contains="нового устройства").exists()
    signed_in(cast.mentor)
    letter = Letter.objects.get(body__contains="нового устройства")
    assert "http://127.0.0.1:8000/visits/" in letter.body and str(cast.mentor) not in letter.subject


def test_demo_accounts_do_not_exist_in_production(cast, settings):
    from nastavnik.features.accounts.actions import open_account
    from nastavnik.kit.verdict import Refused
    from tests.makers.organisations import BY, MOMENT

    told = {"username": "показ", "password": PASSWORD, "title": "", "demo": True, "by": BY, "moment": MOMENT}
    open_account(**told)
    browser = Client()
    assert browser.post("/sign-in/", {"login": "показ", "password": PASSWORD}).status_code == 302
    settings.PRODUCTION = True
    assert browser.get("/visits/")["Location"].startswith("/sign-in/")
    assert Client().post("/sign-in/", {"login": "показ", "password": PASSWORD}).status_code == 200
    with pytest.raises(Refused):
        open_account(**{**told, "username": "второй-показ"})
