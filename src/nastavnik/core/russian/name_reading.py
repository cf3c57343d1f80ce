"""What reading a name gives, and what may be known beforehand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameHabit:
    """What the rest of a column shows: name before surname; the case everyone is written in."""

    name_first: bool = False
    case: str | None = None


@dataclass(frozen=True, slots=True)
class NameReading:
    """A read name; empty strings are unknown parts.

    `name_first` and `case` are evidence this very text gives (None when it gives none);
    `certain` is False when the split rests on endings and habit only; `warnings` are Russian.
    """

    surname: str
    name: str
    patronymic: str
    gender: str | None = None
    name_first: bool | None = None
    case: str | None = None
    certain: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Surname, name, patronymic in one line."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)
