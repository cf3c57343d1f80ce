"""A list may be senseless, but reading it costs no more than its size: work is counted, not timed."""

import sys
from collections.abc import Callable

import pytest

from nastavnik.core.rosters import identity
from nastavnik.core.rosters.rehearsal import rehearse
from nastavnik.core.russian import phones
from nastavnik.core.russian.phones import Contact, merge_contacts, parse_contact
from nastavnik.core.tables import TableRefused, read_table

HEAD = "ФИО;Класс;Телефон\n"


def calls_of(name: str, work: Callable[[], object]) -> int:
    """How many times the function of this name was entered during the work."""
    count = 0

    def watch(frame, event, _):
        nonlocal count
        count += event == "call" and frame.f_code.co_name == name

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_a_mailbox_is_sought_from_the_beginning_of_a_word_only():
    # an expression that may begin inside the word would try every digit of it anew
    run = "8" * 50
    assert [found.start() for found in phones._EMAIL.finditer(f"{run}@a.ru {run}")] == [0]
    assert phones._EMAIL.match(f"{run}@a.ru", 10) is None
    assert parse_contact("мама ivanova.a@mail.ru, 8 900 000-00-41").emails == ("ivanova.a@mail.ru",)


def test_namesakes_are_compared_within_reason():
    cell = "/".join(["Иванов"] * 300)
    sheet = read_table((HEAD + f"{cell};7А;\n" * 5).encode(), "x.csv")
    assert calls_of("_one_person", lambda: rehearse(sheet)) <= 1_500 * identity.CROWD


def test_a_list_of_more_people_than_any_school_has_is_refused(monkeypatch):
    monkeypatch.setattr(identity, "MOST_PEOPLE", 20)
    names = "".join(f"Иванов{'абвгдежзиклмнопрстуфхцчшщэюя'[n]} Пётр;7А;\n" for n in range(28))
    with pytest.raises(TableRefused, match="больше 20 человек"):
        rehearse(read_table((HEAD + names).encode(), "x.csv"))


def test_contacts_put_together_keep_their_order_and_lose_repeats():
    first, second = Contact(("+71", "+72"), ("a@b.ru",)), Contact(("+72", "+73"), ("a@b.ru",), ("vk.com/a",))
    assert merge_contacts(first, second) == Contact(("+71", "+72", "+73"), ("a@b.ru",), ("vk.com/a",))
