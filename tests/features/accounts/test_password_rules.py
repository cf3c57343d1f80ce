"""Passwords: length by duty, an offline list, school words in either keyboard, one's own name; nothing else."""

import pytest

from nastavnik.features.accounts.passwords import judge_password
from nastavnik.kit.passwords import SchoolMorningHasher

GOOD = ["три синих кита", "Крылья-и-маяк-14", "лодка плывёт к югу", "наставник-показ", "v8#Kq!m2Lz-p"]
TRIED_FIRST = [
    "123456789012", "йцукенгшщзхъ", "qwertyuiop12", "пароль123456", "Школа-2026!!", "gfhjkmgfhjkm", "Директор-2026",
    "МАМАИПАПА-2012", "аааааааааааа", "директор школы", "password1234", "любимая школа 1",
]  # fmt: skip


@pytest.mark.parametrize("password", GOOD)
def test_a_good_one_passes(password):
    assert judge_password(password, short=False)


@pytest.mark.parametrize("password", TRIED_FIRST)
def test_what_is_tried_first_is_refused_with_advice(password):
    verdict = judge_password(password, short=False)
    assert not verdict and verdict.reason


def test_staff_need_twelve_signs_and_pupils_eight():
    assert not judge_password("кит-и-лодка", short=False) and judge_password("кит-и-лодка", short=True)
    assert not judge_password("кит-дом", short=True)


def test_ones_own_name_is_no_password():
    assert not judge_password("Белова-Ирина1", short=False, known=["белова ирина"])
    assert judge_password("Белова-Ирина1", short=False, known=["соколова"])


def test_a_password_is_not_too_long_to_be_hashed():
    assert not judge_password("а1б2" * 40, short=False)


def test_the_hash_is_argon2id_of_the_agreed_cost():
    made = SchoolMorningHasher().encode("три синих кита", "солонка12345")
    assert made.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
