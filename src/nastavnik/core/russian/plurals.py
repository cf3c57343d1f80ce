"""Agreement of a noun with a number: 1 встреча, 2 встречи, 5 встреч."""

from nastavnik.core.russian.full_name import NBSP


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form of the noun that follows `n`; the sign of `n` does not matter."""
    tens, units = abs(n) % 100, abs(n) % 10
    if units == 1 and tens != 11:
        return one
    if 2 <= units <= 4 and not 12 <= tens <= 14:
        return few
    return many


def counted(n: int, one: str, few: str, many: str) -> str:
    """«21 встреча»: the number and its noun, which no line break may part; a minus is printed as «−»."""
    sign = "−" if n < 0 else ""
    return f"{sign}{abs(n)}{NBSP}{plural(n, one, few, many)}"
