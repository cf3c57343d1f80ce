"""Laws that must hold after every step; each slice states its own in `invariants.py`, `dbcheck` asks them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.module_loading import autodiscover_modules

from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.tenancy.walls import missing_walls

Check = Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """A law: its code, its Russian title, and a check that yields a sentence for each breach.

    `through_walls`: the check looks through views of the walls; while a wall is down, only that is told.
    """

    code: str
    title: str
    check: Check
    through_walls: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one law."""

    code: str
    title: str
    faults: tuple[str, ...]


_laws: dict[str, Invariant] = {}


def invariant(code: str, title: str, *, through_walls: bool = False) -> Callable[[Check], Check]:
    """State a law; the check runs with sight of every organisation."""

    def decorate(check: Check) -> Check:
        _laws[code] = Invariant(code, title, check, through_walls)
        return check

    return decorate


@cache
def _discover() -> None:
    autodiscover_modules("invariants")


def findings() -> list[Finding]:
    """Ask every law."""
    _discover()
    with maintenance():
        fallen = bool(missing_walls())
        asked = (law for _, law in sorted(_laws.items()) if not (fallen and law.through_walls))
        return [Finding(law.code, law.title, tuple(law.check())) for law in asked]
