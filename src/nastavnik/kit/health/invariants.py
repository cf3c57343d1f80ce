"""Laws that must hold after every step; each slice states its own in `invariants.py`, `dbcheck` asks them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.module_loading import autodiscover_modules

from nastavnik.kit.tenancy.scope import maintenance

Check = Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """A law: its code, its Russian title, and a check that yields a sentence for each breach."""

    code: str
    title: str
    check: Check


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one law."""

    code: str
    title: str
    faults: tuple[str, ...]


_laws: dict[str, Invariant] = {}


def invariant(code: str, title: str) -> Callable[[Check], Check]:
    """State a law; the check runs with sight of every organisation."""

    def decorate(check: Check) -> Check:
        _laws[code] = Invariant(code, title, check)
        return check

    return decorate


@cache
def _discover() -> None:
    autodiscover_modules("invariants")


def findings() -> list[Finding]:
    """Ask every law."""
    _discover()
    with maintenance():
        return [Finding(law.code, law.title, tuple(law.check())) for _, law in sorted(_laws.items())]
