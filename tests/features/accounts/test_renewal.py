"""A forgotten password: a code for the same account, given only by those who could give its duties."""

from datetime import date, timedelta

import pytest

from nastavnik.features.accounts.actions import accept_invitation, change_password, grant_duty, renew_access
from nastavnik.features.accounts.queries import account_named, duties_of
from nastavnik.kit.actions import Actor
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import BadInput, Refused
from tests.makers.accounts import PASSWORD, make_account
from tests.makers.organisations import BY, MOMENT, make_school

NEW = "совсем-новый-пароль"
OPERATOR = Actor(None, "operator", "за этой машиной")
GUEST = Actor(None, "guest")


@pytest.fixture
def forgetful(db):
    school = make_school()
    return make_account(school, "curator", "забывчивая")


def duty_of(account):
    return duties_of(account.pk, date(2026, 11, 1))[0]


def renewed(account, by=OPERATOR):
    with maintenance():
        return renew_access(duty_of(account), by=by, moment=MOMENT)[1]


def accept(code, username, password=NEW, moment=MOMENT):
    with maintenance():
        return accept_invitation(code, username=username, password=password, by=GUEST, moment=moment)


def test_the_code_opens_the_same_account_with_a_new_password(forgetful):
    accept(renewed(forgetful), "Забывчивая")
    fresh = account_named("забывчивая")
    assert fresh.pk == forgetful.pk and fresh.check_password(NEW) and not fresh.check_password(PASSWORD)
    assert fresh.epoch > forgetful.epoch and len(duties_of(fresh.pk, date(2026, 11, 1))) == 1


def test_the_code_of_one_is_of_no_use_to_another(forgetful):
    code = renewed(forgetful)
    with pytest.raises(BadInput, match="прежнего имени"):
        accept(code, "чужое-имя")
    assert account_named("забывчивая").check_password(PASSWORD) and account_named("чужое-имя") is None


def test_a_code_is_used_once_and_does_not_live_for_ever(forgetful):
    code = renewed(forgetful)
    with pytest.raises(Refused, match="Код не подошёл"):
        accept(code, "забывчивая", moment=MOMENT + timedelta(days=15))
    accept(code, "забывчивая")
    with pytest.raises(Refused, match="Код не подошёл"):
        accept(code, "забывчивая", password="третий-крепкий-пароль")


def test_a_curator_renews_a_mentor_but_neither_a_head_nor_a_colleague_of_another_school(db):
    school, other = make_school(), make_school()
    curator = Actor(make_account(school, "curator").pk, "curator")
    mentor, head = make_account(school, "mentor"), make_account(school, "head")
    renewed(mentor, curator)
    with pytest.raises(Refused, match="не выдаёт допуск"):
        renewed(head, curator)
    with maintenance():
        grant_duty(
            mentor, organisation_id=other.pk, role="mentor", since=date(2026, 9, 1), by=BY, moment=MOMENT
        )
    with pytest.raises(Refused, match="в другом месте"):
        renewed(mentor, curator)


def test_ones_own_password_needs_the_present_one(forgetful):
    by = Actor(forgetful.pk, "curator")
    with pytest.raises(BadInput) as refusal:
        change_password(forgetful, old="не тот", password=NEW, by=by, moment=MOMENT)
    assert refusal.value.field == "old"
    change_password(forgetful, old=PASSWORD, password=NEW, by=by, moment=MOMENT)
    assert account_named("забывчивая").check_password(NEW)
