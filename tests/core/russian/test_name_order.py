"""Which word of a name is what, by patronymic, initials and known first names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.name_order import split_name

ORDERS = [
    ("Иванова Мария Петровна", FullName("Иванова", "Мария", "Петровна"), False),
    ("Мария Петровна Иванова", FullName("Иванова", "Мария", "Петровна"), True),
    ("Роман Аркадьевич Абрамович", FullName("Абрамович", "Роман", "Аркадьевич"), True),
    ("Абрамович Роман Аркадьевич", FullName("Абрамович", "Роман", "Аркадьевич"), False),
    ("Иван Шевчук", FullName("Шевчук", "Иван"), True),
    ("Шевчук Иван", FullName("Шевчук", "Иван"), False),
    ("Мария Петровна", FullName("", "Мария", "Петровна"), True),
    ("Мария Абрамович", FullName("Абрамович", "Мария"), True),
    ("Иванов И.П.", FullName("Иванов", "И.", "П."), False),
    ("И. П. Иванов", FullName("Иванов", "И.", "П."), True),
    ("Алиев Гейдар Алирза оглы", FullName("Алиев", "Гейдар", "Алирза оглы"), False),
    ("де ла Крус Пенелопа", FullName("де ла Крус", "Пенелопа"), False),
    ("Никита", FullName("", "Никита"), True),
    ("Пушкин", FullName("Пушкин", ""), False),
    ("Нгуен Ван Хюи", FullName("Нгуен", "Ван Хюи"), False),
    ("", FullName("", ""), False),
]


@pytest.mark.parametrize(("text", "parts", "name_first"), ORDERS)
def test_both_orders_of_a_name_are_understood(text: str, parts: FullName, name_first: bool) -> None:
    name = split_name(text)
    assert (name.parts, name.name_first) == (parts, name_first)


@given(st.text() | st.text("абвИПМ. -оглычн", max_size=30))
def test_no_word_of_a_name_is_lost_or_moved(text: str) -> None:
    name = split_name(text)
    assert "".join(name.written(name.parts).split()) == "".join(text.split())
