"""People as a cell mentions them, before anybody decides who they are."""

from dataclasses import dataclass, field

from nastavnik.core.russian.class_codes import ClassCode
from nastavnik.core.russian.dates import DateReading
from nastavnik.core.russian.name_reading import NameReading


@dataclass(frozen=True, slots=True)
class Mention:
    """One person as the cell names them; `attached` are raw remarks still to be understood."""

    reading: NameReading
    class_code: ClassCode | None = None
    birth: DateReading | None = None
    attached: tuple[str, ...] = ()
    contact_text: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class PeopleCell:
    """The people of a cell. `nobody` marks a cell that plainly names none (a dash, a vacancy, a group)."""

    people: tuple[Mention, ...] = ()
    nobody: str | None = None
    group_of: int | None = None
    group_class: ClassCode | None = None
    leftovers: tuple[str, ...] = ()
    attached_to_nobody: tuple[str, ...] = field(default=())
