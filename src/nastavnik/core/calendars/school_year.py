"""The school year: 1 September – 31 August, named by its two calendar years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-\u2010-\u2015/]\s*(\d{2}|\d{4})(?!\d)")


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year by the calendar year it starts in; `first_month` is 9 unless the pack says otherwise."""

    start_year: int
    first_month: int = 9

    def __post_init__(self) -> None:
        if not 1 <= self.first_month <= 12:
            raise ValueError(f"Месяц начала учебного года — от 1 до 12, а задан {self.first_month}.")

    @classmethod
    def of(cls, day: date, first_month: int = 9) -> Self:
        """The school year to which a day belongs."""
        return cls(day.year if day.month >= first_month else day.year - 1, first_month)

    @classmethod
    def parse(cls, text: str, first_month: int = 9) -> Self:
        """Read «2026/27», «2026-2027 уч. г.»; raises `ValueError` with a Russian sentence."""
        found = _WRITTEN.search(text)
        if found is None:
            raise ValueError(f"Учебный год «{text}» не прочитан: напишите его, например, так: 2026/27.")
        start, end = int(found[1]), int(found[2])
        if end % 100 != (start + 1) % 100 or (end > 99 and end != start + 1):
            raise ValueError(f"В учебном году «{text}» годы идут не подряд: ожидается {cls(start).short}.")
        return cls(start, first_month)

    @property
    def start(self) -> date:
        """First day."""
        return date(self.start_year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return date.fromordinal(self.following.start.toordinal() - 1)

    @property
    def short(self) -> str:
        """«2026/27»."""
        return f"{self.start_year}/{(self.start_year + 1) % 100:02d}"

    @property
    def title(self) -> str:
        """«2026/27 учебный год»."""
        return f"{self.short} учебный год"

    @property
    def following(self) -> "SchoolYear":
        """The next school year."""
        return SchoolYear(self.start_year + 1, self.first_month)

    @property
    def previous(self) -> "SchoolYear":
        """The school year before this one."""
        return SchoolYear(self.start_year - 1, self.first_month)

    def contains(self, day: date) -> bool:
        """Whether a day belongs to the year."""
        return self.start <= day <= self.end

    def month_start(self, month: int) -> date:
        """First day of a month (1..12) inside the year."""
        return date(self.year_of(month, self.first_month), month, 1)

    def month_end(self, month: int) -> date:
        """Last day of a month (1..12) inside the year."""
        return month_end(self.year_of(month, self.first_month), month)

    def year_of(self, month: int, first_month: int) -> int:
        """Calendar year of a month in the twelve months that begin in `first_month` of the starting year.

        A roadmap starts in August, before the school year itself: with `first_month=8`, August is `start_year`.
        """
        if not 1 <= month <= 12:
            raise ValueError(f"Нет месяца с номером {month}.")
        return self.start_year if month >= first_month else self.start_year + 1

    def __str__(self) -> str:
        return self.title


def month_end(year: int, month: int) -> date:
    """Last day of a calendar month."""
    return date(year, month, monthrange(year, month)[1])


def age_on(birth_date: date, day: date) -> int:
    """Full years on a day; who was born on 29 February comes of age on 1 March of a common year.

    Negative ages do not exist: raises `ValueError` when the day is before the birth.
    """
    if day < birth_date:
        raise ValueError("Дата рождения позже дня, на который считается возраст.")
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
