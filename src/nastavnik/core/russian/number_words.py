"""Numbers and dates in the words of orders and certificates."""

from datetime import date
from typing import Literal

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.full_name import NBSP

GrammaticalGender = Literal["m", "f", "n"]

MONTHS = tuple(
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ]
)
# num2words names the cases by one Latin letter each.
_CASE_CODES = {
    Case.NOMN: "n",
    Case.GENT: "g",
    Case.DATV: "d",
    Case.ACCS: "a",
    Case.ABLT: "i",
    Case.LOCT: "p",
}


def number_in_words(
    n: int, case: Case = Case.NOMN, gender: GrammaticalGender = "m", *, animate: bool = False
) -> str:
    """«двадцать одна» for 21 of feminine things; `gender` and `animate` are those of what is counted.

    Raises OverflowError past the named powers of a thousand (10³³).
    """
    return _in_words(n, "cardinal", case, gender, animate)


def ordinal_in_words(
    n: int, case: Case = Case.NOMN, gender: GrammaticalGender = "m", *, animate: bool = False
) -> str:
    """«двадцать первая»; `n` must not be negative (ValueError)."""
    if n < 0:
        raise ValueError("У отрицательного числа нет порядкового числительного.")
    return _in_words(n, "ordinal", case, gender, animate)


def date_text(day: date, year_word: str = "г.") -> str:
    """«5 сентября 2026 г.», or with `year_word="года"` «5 сентября 2026 года»; only the year may wrap."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}{NBSP}{year_word}"


def date_in_words(day: date, case: Case = Case.NOMN) -> str:
    """«пятое сентября две тысячи двадцать шестого года»; `case` bends the day."""
    number = ordinal_in_words(day.day, case, "n")
    return f"{number} {MONTHS[day.month - 1]} {ordinal_in_words(day.year, Case.GENT)} года"


def _in_words(n: int, kind: str, case: Case, gender: GrammaticalGender, animate: bool) -> str:
    from num2words import num2words  # heavy: every language at once

    if abs(n) >= 10**33:
        raise OverflowError("Число слишком велико, чтобы записать его словами.")
    code = _CASE_CODES[case]
    return str(num2words(n, lang="ru", to=kind, case=code, gender=gender, animate=animate))
