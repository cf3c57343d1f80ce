"""What a rehearsal consists of: people, duplicates, problems, skipped rows."""

from dataclasses import dataclass, field

from nastavnik.core.russian.phones import Contact
from nastavnik.core.tables.sheet import Cell


@dataclass(slots=True)
class Person:
    """Somebody of the list. Empty strings and None are unknown; `extras` holds optional facts by key.

    `rows` are all rows that speak of this person; `paired_with` are ids of the other side.
    """

    id: int
    row: int
    role: str
    surname: str
    name: str
    patronymic: str
    rows: list[int] = field(default_factory=list)
    gender: str | None = None
    birth_date: str | None = None
    birth_year: int | None = None
    class_number: int | None = None
    class_letter: str | None = None
    track: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    contact: Contact | None = None
    organization: str | None = None
    position: str | None = None
    request: str | None = None
    paired_with: list[int] = field(default_factory=list)
    extras: dict[str, object] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """Known parts of the name in one line."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    @property
    def class_text(self) -> str:
        """«7А» or an empty string."""
        return (
            f"{self.class_number}{self.class_letter or ''}"
            if self.class_number
            else str(self.extras.get("group", ""))
        )


@dataclass(frozen=True, slots=True)
class Duplicate:
    """People who are, or may be, one person; `why` is a Russian explanation."""

    ids: tuple[int, ...]
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a cell (or a row, then `cell` is None) that a person should look at."""

    row: int
    column: str | None
    cell: str | None
    level: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that holds no people, and why: empty, header, title, section, total or footer."""

    row: int
    why: str


class ProblemList:
    """Collects problems in the order of reading, each only once."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str | None, str], Problem] = {}

    def add(self, cell: Cell, label: str, level: str, message: str) -> None:
        """A problem of a cell."""
        key = (cell.row, cell.address, message)
        self.found.setdefault(key, Problem(cell.row, label, cell.address, level, cell.text, message))

    def add_row(self, row: int, message: str, value: str = "", level: str = "error") -> None:
        """A problem of a whole row."""
        self.found.setdefault((row, None, message), Problem(row, None, None, level, value, message))

    def rows(self) -> set[int]:
        """Rows with at least one problem."""
        return {problem.row for problem in self.found.values()}

    def sorted(self) -> list[Problem]:
        """From the top of the file down, errors before warnings within a row."""
        return sorted(self.found.values(), key=lambda item: (item.row, item.level != "error"))
