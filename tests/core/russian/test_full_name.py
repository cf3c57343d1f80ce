"""A name as it is printed: full, short, in the order of signatures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.russian.full_name import FullName

# «~» stands for a non-breaking space.
PRINTED = [
    (FullName("Иванова", "Мария", "Петровна"), "Иванова Мария Петровна", "Иванова~М.~П.", "М.~П.~Иванова"),
    (FullName("Ким", "Юлия"), "Ким Юлия", "Ким~Ю.", "Ю.~Ким"),
    (FullName("Иванов", "И.", "п."), "Иванов И. п.", "Иванов~И.~П.", "И.~П.~Иванов"),
    (
        FullName("Егорова", "Анна-Мария", "Ильинична"),
        "Егорова Анна-Мария Ильинична",
        "Егорова~А.-М.~И.",
        "А.-М.~И.~Егорова",
    ),
    (
        FullName("Алиев", "Гейдар", "Али оглы"),
        "Алиев Гейдар Али оглы",
        "Алиев~Г.~А.~оглы",
        "Г.~А.~оглы~Алиев",
    ),
    (
        FullName("Римская-Корсакова", "Анна"),
        "Римская-Корсакова Анна",
        "Римская-Корсакова~А.",
        "А.~Римская-Корсакова",
    ),
    (FullName("Ганди", ""), "Ганди", "Ганди", "Ганди"),
    (FullName("", "Никита"), "Никита", "Никита", "Никита"),
    (FullName("", ""), "", "", ""),
]


@pytest.mark.parametrize(("name", "full", "short", "official"), PRINTED)
def test_names_are_printed_in_three_ways(name: FullName, full: str, short: str, official: str) -> None:
    printed = [name.full, name.short, name.official]
    assert printed == [text.replace("~", "\N{NO-BREAK SPACE}") for text in (full, short, official)]


@given(st.text(), st.text(), st.none() | st.text())
def test_any_text_can_be_printed(surname: str, name: str, patronymic: str | None) -> None:
    someone = FullName(surname, name, patronymic)
    assert surname in someone.full and surname in someone.short and surname in someone.official
