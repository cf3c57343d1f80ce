"""Cards of pupils: printed for a class, opened once with a phrase, then a way in; lost ones open nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from nastavnik.features.accounts.queries import account_named, card_by_code, cards, duties_of
from nastavnik.features.people.queries import person_of_account
from nastavnik.kit.moments import true_now, true_today
from nastavnik.kit.verdict import Refused
from nastavnik.processes.open_by_card import open_by_card
from nastavnik.processes.print_cards import print_cards
from tests.makers.organisations import MOMENT
from tests.makers.people import make_class, make_person
from tests.web.accounts.signing import send

PHRASE = "кит ел ландыши"


@pytest.fixture
def pupils(home):
    """Two pupils of one class."""
    place = make_class("7А")
    return [make_person(name, school_class=place) for name in ("Соколова Вера", "Яшин Пётр")]


def printed(home, school_class, again=False):
    return print_cards(school_class, again=again, by=home.by, moment=true_now())


def with_card(code):
    browser = Client()
    assert send(browser, "/card/", {"code": code}).status_code == 302
    return browser


def opened(code, phrase=PHRASE):
    browser = with_card(code)
    assert send(browser, "/card/phrase/", {"phrase": phrase, "repeat": phrase}).status_code == 302
    return browser


def test_a_card_opens_a_sign_in_that_is_the_pupils_own(home, pupils):
    made = printed(home, pupils[0].school_class)
    browser = opened(made[0].code)
    account = card_by_code(made[0].code).account
    assert [duty.role for duty in duties_of(account.pk, true_today())] == ["mentee"]
    assert person_of_account(account.pk) == pupils[0]
    assert browser.get("/")["Location"] == "/pairings/mine/"
    assert "Соколова" not in account.username


def test_afterwards_the_card_alone_opens_nothing(home, pupils):
    (made, _) = printed(home, pupils[0].school_class)
    opened(made.code)
    browser = with_card(made.code)
    assert send(browser, "/card/phrase/", {"phrase": "другая фраза"}).status_code == 422
    assert send(browser, "/card/phrase/", {"phrase": PHRASE}).status_code == 302
    name = card_by_code(made.code).account.username
    answer = Client().post("/sign-in/", {"login": name, "password": PHRASE})
    assert answer.status_code == 302


def test_two_at_once_open_one_sign_in(home, pupils):
    (made, _) = printed(home, pupils[0].school_class)
    first, second = card_by_code(made.code), card_by_code(made.code)
    open_by_card(first, phrase=PHRASE, by=home.by, moment=true_now())
    with pytest.raises(Refused, match="только что открыли"):
        open_by_card(second, phrase=PHRASE, by=home.by, moment=true_now())


def test_letters_of_a_russian_keyboard_and_dashes_do_not_matter(home, pupils):
    (made, _) = printed(home, pupils[0].school_class)
    typed = made.code.lower().replace("-", " ").translate(str.maketrans("aekmhpcty", "аекмнрсту"))
    assert card_by_code(typed) == made.card


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-JKLM", "' OR 1=1", "Ж" * 12])
def test_a_strange_code_is_refused_neutrally(home, pupils, code):
    printed(home, pupils[0].school_class)
    answer = send(Client(), "/card/", {"code": code})
    assert answer.status_code == 422 and "Соколова" not in answer.text


def test_an_old_or_annulled_card_opens_nothing(home, pupils, as_role):
    old, lost = print_cards(
        pupils[0].school_class, again=False, by=home.by, moment=MOMENT - timedelta(days=99)
    )
    assert send(Client(), "/card/", {"code": old.code}).status_code == 422
    fresh = printed(home, pupils[0].school_class, again=True)[1]
    assert as_role("curator").send(f"/cards/{fresh.card.public_id}/annul/").status_code == 302
    for code in (lost.code, fresh.code):
        assert send(Client(), "/card/", {"code": code}).status_code == 422


def test_a_new_card_gives_the_same_account_a_new_phrase(home, pupils, as_role):
    (made, _) = printed(home, pupils[0].school_class)
    browser = opened(made.code)
    account = card_by_code(made.code).account
    pupils[0].refresh_from_db()
    again = printed(home, pupils[0].school_class, again=True)[0]
    assert send(Client(), "/card/", {"code": made.code}).status_code == 422
    opened(again.code, "совсем новая фраза")
    fresh = account_named(account.username)
    assert fresh.pk == account.pk and fresh.check_password("совсем новая фраза")
    assert browser.get("/pairings/mine/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("phrase", ["коротко", "12345678", "пароль123"])
def test_a_weak_phrase_leaves_the_card_unopened(home, pupils, phrase):
    (made, _) = printed(home, pupils[0].school_class)
    browser = with_card(made.code)
    assert send(browser, "/card/phrase/", {"phrase": phrase, "repeat": phrase}).status_code == 422
    assert card_by_code(made.code).used_at is None


def test_the_curator_downloads_cards_of_a_class(home, pupils, as_role):
    told = {"school_class": pupils[0].school_class.public_id}
    answer = as_role("curator").send("/cards/", told)
    assert answer["Content-Type"] == "application/pdf" and answer.content[:5] == b"%PDF-"
    assert "Соколова" not in answer["Content-Disposition"] and cards().count() == 2
    assert "Соколова" in as_role("curator").get("/cards/").text


def test_the_list_asks_the_same_number_of_queries(home, pupils, as_role, django_assert_num_queries):
    browser = as_role("curator")
    browser.get("/cards/")
    with django_assert_num_queries(5):
        browser.get("/cards/")
    printed(home, pupils[0].school_class)
    with django_assert_num_queries(5):
        assert "Яшин" in browser.get("/cards/").text


def test_cards_of_another_school_do_not_exist(home, pupils):
    (made, _) = printed(home, pupils[0].school_class)
    stranger = Client()
    stranger.force_login(home.stranger)
    assert "Соколова" not in stranger.get("/cards/").text
    assert send(stranger, f"/cards/{made.card.public_id}/annul/").status_code == 404
    told = {"school_class": pupils[0].school_class.public_id}
    assert send(stranger, "/cards/", told).status_code == 422
