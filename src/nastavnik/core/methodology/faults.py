"""What is wrong with a pack, said so that the author of the file finds the line at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of a pack: `file` as it is shown (from the packs folder on), 1-based `line`, a Russian clause."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class PackError(ValueError):
    """A pack cannot be used. `str()` gives every fault on its own line, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


class UnknownCode(LookupError):
    """The pack has no entry with this code; the message names what the pack does have."""

    def __init__(self, what: str, code: object, pack: str, known: Iterable[str]) -> None:
        listed = ", ".join(known) or "пусто"
        super().__init__(f"В методике «{pack}» нет {what} с кодом «{code}». Есть: {listed}.")
        self.code = code

    def __str__(self) -> str:
        return str(self.args[0])


SAID = 5


def sentences(error: PackError, *, lines: bool) -> str:
    """The faults as Russian sentences, the first few of them; with their lines when they come from a file."""
    told = [
        f"строка {fault.line}: {fault.message}" if lines else fault.message for fault in error.faults[:SAID]
    ]
    more = f" И ещё {len(error.faults) - SAID}." if len(error.faults) > SAID else ""
    return ". ".join(one[:1].upper() + one[1:] for one in told) + "." + more
