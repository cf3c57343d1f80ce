"""Typed reading of `facts.yaml`; a code that is named and not told raises `ValueError` at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from nastavnik.core.calendars.working_days import WorkingCalendar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Category:
    """What the data say. `kind`: ordinary, sensitive (kept with care by our own rule) or special (art. 10)."""

    code: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its Russian title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Why processing is lawful, and the article that says so."""

    code: str
    title: str
    article: str
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """How long after the last reason ended; `people`: kinds of persons chosen by it."""

    code: str
    title: str
    days: int
    confidence: str
    source: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestKind:
    """A kind of a subject's request: working days, or calendar `days`, and by how many it may be prolonged."""

    code: str
    title: str
    confidence: str
    source: str
    working_days: int = 0
    days: int = 0
    extension: int = 0

    def due(self, received: date, calendar: WorkingCalendar, extended: bool = False) -> date:
        """The last day to answer; the day of receipt does not count."""
        if self.days:
            return received + timedelta(days=self.days)
        return calendar.after(received, self.working_days + (self.extension if extended else 0))


@dataclass(frozen=True, slots=True)
class IncidentStep:
    """A step of an incident, to be done `until` so many hours after its discovery."""

    code: str
    title: str
    until: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the public policy; `text` has places {школа}, {адрес}, {почта}."""

    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of `facts.yaml`."""

    export_threshold: int
    notify_hours: int
    results_hours: int
    act_years: int
    categories: tuple[Category, ...]
    purposes: tuple[Named, ...]
    grounds: tuple[Ground, ...]
    terms: tuple[Term, ...]
    requests: tuple[RequestKind, ...]
    incident_steps: tuple[IncidentStep, ...]
    reasons: tuple[Named, ...]
    deeds: tuple[str, ...]
    policy: tuple[Paragraph, ...]
    spoken: dict[str, str]
    """Russian titles of tables and columns that have none of their own: «kit.Letter», «kit.Letter.body»."""

    def category(self, code: str) -> Category:
        """The category with this code."""
        return _one(self.categories, code)

    def purpose(self, code: str) -> Named:
        """The purpose with this code."""
        return _one(self.purposes, code)

    def ground(self, code: str) -> Ground:
        """The ground with this code."""
        return _one(self.grounds, code)

    def term(self, code: str) -> Term:
        """The term with this code."""
        return _one(self.terms, code)

    def request(self, code: str) -> RequestKind:
        """The kind of request with this code."""
        return _one(self.requests, code)

    def reason(self, code: str) -> Named:
        """The reason of destruction with this code."""
        return _one(self.reasons, code)


@cache
def russian_facts() -> Facts:
    """The facts shipped with the program (`facts.yaml` beside this module)."""
    import yaml

    text = resources.files(__package__).joinpath("facts.yaml").read_text(encoding="utf-8")
    return facts_from(yaml.safe_load(text))


def facts_from(data: dict[str, Any]) -> Facts:
    """Build the facts from the shape of `facts.yaml`."""
    return Facts(
        export_threshold=int(data["export_threshold"]["rows"]),
        notify_hours=int(data["hours"]["notify"]),
        results_hours=int(data["hours"]["results"]),
        act_years=int(data["act"]["keep_years"]),
        categories=_rows(Category, data["categories"]),
        purposes=_rows(Named, data["purposes"]),
        grounds=_rows(Ground, data["grounds"]),
        terms=tuple(Term(**{**row, "people": tuple(row.get("people", ()))}) for row in data["terms"]),
        requests=_rows(RequestKind, data["requests"]),
        incident_steps=_rows(IncidentStep, data["incident_steps"]),
        reasons=_rows(Named, data["reasons"]),
        deeds=tuple(data["deeds"]),
        policy=_rows(Paragraph, data["policy"]),
        spoken=dict(data["spoken"]),
    )


def _rows(kind: type[T], rows: Iterable[dict[str, Any]]) -> tuple[T, ...]:
    return tuple(kind(**row) for row in rows)


def _one(rows: Iterable[T], code: str) -> T:
    for row in rows:
        if getattr(row, "code", None) == code:
            return row
    raise ValueError(f"В сведениях о персональных данных нет кода «{code}»")
