"""The door: a right password opens it, a wrong one says nothing about who exists, and nobody is led in a circle."""

import pytest
from django.test import Client

from tests.makers.accounts import PASSWORD

SIGN_IN = "/sign-in/"


def test_right_password_leads_to_the_first_page_of_the_duty(cast):
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": cast.mentor.username, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.get("/")["Location"] == "/pairings/mine/"


@pytest.mark.parametrize("username", ["curator", "nobody-at-all"])
def test_wrong_password_says_the_same_about_everybody(cast, username):
    assert cast.curator.username == "curator"
    page = Client().post(SIGN_IN, {"login": username, "password": "совсем-не-тот"})
    errors = page.context["form"].non_field_errors()
    assert page.status_code == 200 and len(errors) == 1 and username not in errors[0]


def test_page_says_whom_to_ask_and_links_to_no_missing_page(cast):
    text = Client().get(SIGN_IN).text
    assert "Попросите у куратора" in text and "Забыли свой пароль" not in text


def test_empty_installation_leads_to_its_first_minute(db):
    assert Client().get("/")["Location"] == "/start/"
