"""Guessing: counted by account and device, never by address; the same answer and work for whoever does not exist."""

from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.test import Client

from nastavnik.features.accounts.actions.cards import CARD_SIGNS
from nastavnik.features.accounts.actions.duties import CODE_LENGTH
from nastavnik.features.accounts.factors import CODE_SIGNS
from nastavnik.kit.codes import SIGNS
from nastavnik.kit.limits.registry import SECRETS
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.moments import true_now
from nastavnik.kit.policy import leaves
from nastavnik.kit.verdict import TooMany
from tests.makers.accounts import PASSWORD, make_account
from tests.web.accounts.signing import send

WRONG = "совсем-не-тот-пароль"
TRIES = SECRETS["password"].account.times


def tried(browser, username, password=WRONG):
    return browser.post("/sign-in/", {"login": username, "password": password}).status_code


def known_browser(account):
    browser = Client()
    browser.get("/sign-in/")
    assert tried(browser, account.username, PASSWORD) == 302
    browser.post("/sign-out/")
    return browser


def test_a_pranksters_tries_lock_out_strangers_but_not_the_owners_device(cast):
    own = known_browser(cast.mentor)
    prankster = Client()
    prankster.get("/sign-in/")
    answers = [tried(prankster, cast.mentor.username) for _ in range(TRIES + 2)]
    assert answers[:TRIES] == [200] * TRIES and answers[-1] == 429
    assert tried(prankster, cast.mentor.username, PASSWORD) == 429
    assert tried(own, cast.mentor.username, PASSWORD) == 302


def test_who_does_not_exist_is_locked_out_alike(cast):
    prankster = Client()
    assert [tried(prankster, "нет-такого") for _ in range(TRIES + 1)] == [200] * TRIES + [429]


def test_a_whole_class_behind_one_address_signs_in(cast):
    prankster = Client()
    for _ in range(TRIES + 1):
        tried(prankster, cast.mentor.username)
    neighbours = [make_account(cast.school, "mentor", f"mentor-{n}") for n in range(3)]
    for neighbour in neighbours:
        assert tried(Client(), neighbour.username, PASSWORD) == 302


def test_a_locked_door_tells_when_to_come_back(cast):
    browser = Client()
    for _ in range(TRIES):
        tried(browser, "кто-то")
    answer = browser.post("/sign-in/", {"login": "кто-то", "password": WRONG})
    assert (
        answer.status_code == 429
        and int(answer["Retry-After"]) > 0
        and "Слишком много попыток" in answer.text
    )


def test_codes_of_the_second_step_are_counted(cast):
    browser = Client()
    tried(browser, cast.curator.username, PASSWORD)
    limit = SECRETS["one-time"].account.times
    answers = [send(browser, "/sign-in/second/", {"code": "000000"}).status_code for _ in range(limit)]
    assert answers == [422] * limit
    assert "Слишком много попыток" in send(browser, "/sign-in/second/", {"code": "000000"}).text


def test_tries_come_back_with_time(db):
    moment = true_now()
    for _ in range(TRIES):
        take_try("password", moment, account="a", device="d")
    with pytest.raises(TooMany):
        take_try("password", moment, account="a", device="d")
    take_try("password", moment + SECRETS["password"].account.per / TRIES * 1.01, account="a", device="d")


def test_a_right_secret_gives_the_tries_back(db):
    moment = true_now()
    for _ in range(5):
        take_try("password", moment, account="a", device="d", known=True)
    give_back("password", moment, account="a", device="d", known=True)
    for _ in range(TRIES):
        take_try("password", moment, account="a", device="d", known=True)


@pytest.mark.parametrize("kind", ["one", "nobody", "unusable", "inactive", "demo"])
def test_the_same_work_for_every_kind_of_account(cast, monkeypatch, kind):
    from nastavnik.kit.actions import Actor, action, change

    fields = {"unusable": {"password": "!"}, "inactive": {"is_active": False}, "demo": {"demo": True}}

    @action("sample.spoil")
    def spoil(account, *, by, moment):
        change(account, **fields[kind])

    username = "никого" if kind == "nobody" else cast.mentor.username
    if kind in fields:
        spoil(cast.mentor, by=Actor.system("проверка"), moment=true_now())
    hashed = []
    plain = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *told: hashed.append(1) or plain(*told))
    tried(Client(), username)
    assert len(hashed) == 1


FIELDS = {"password", "old", "secret", "code", "phrase", "answer"}


def test_every_address_that_reads_a_secret_is_counted():
    reading = {
        leaf.name: leaf.view.door
        for leaf in leaves()
        if leaf.name.startswith("accounts:")
        and any(FIELDS & set(getattr(form, "base_fields", {})) for form in leaf.view.door.forms)
    }
    opening = {"accounts:first-run"}  # an empty installation has no secret yet
    assert reading.keys() >= {"accounts:second-step", "accounts:card", "accounts:accept", "accounts:confirm"}
    assert [name for name, door in reading.items() if door.rate not in SECRETS and name not in opening] == []
    assert all(secret.account or secret.everybody or secret.bits >= 128 for secret in SECRETS.values())


@pytest.mark.parametrize(("kind", "signs"), [("card", CARD_SIGNS), ("invitation", CODE_LENGTH)])
def test_codes_outlast_a_botnet_for_ten_years(kind, signs):
    """A hundred thousand live codes, everybody guessing together as fast as the limit lets them (G25)."""
    guesses = SECRETS[kind].everybody.times * (timedelta(days=3650) / SECRETS[kind].everybody.per)
    assert guesses * 100_000 / len(SIGNS) ** signs < 0.01
    assert len(SIGNS) ** CODE_SIGNS >= 2**50 and len(set(SIGNS)) == 32
