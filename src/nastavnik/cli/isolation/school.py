"""What hints may ask about the school whose rows are being made."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models

from nastavnik.cli.isolation.canaries import Aviary
from nastavnik.core.methodology import Pack


@dataclass
class School:
    """The rows made so far, by label and by name; `start` is the first day of the school year."""

    key: str
    organisation: Any
    pack: Pack
    start: date
    aviary: Aviary
    rows: dict[str, list[Any]] = field(default_factory=dict)
    named: dict[str, Any] = field(default_factory=dict)

    def made(self, label: str, place: int = 0) -> Any:
        """A row already made."""
        return self.rows[label][place]

    def person(self, name: str) -> Any:
        """A person of the cast."""
        return self.named[f"person:{name}"]

    def enrolment(self, name: str) -> Any:
        """The enrolment of a person of the cast."""
        return self.named[f"enrolment:{name}"]

    def day(self, number: int) -> date:
        """A day of the school year, counted from its first."""
        return self.start + timedelta(days=number)

    def moment(self, number: int) -> datetime:
        """Noon of a day of the school year."""
        return datetime.combine(self.day(number), time(12), UTC)

    def keep(self, row: models.Model, name: str = "") -> None:
        """Remember a row that is in the database now."""
        self.rows.setdefault(row._meta.label, []).append(row)
        if name:
            self.named[f"{row._meta.model_name}:{name}"] = row
