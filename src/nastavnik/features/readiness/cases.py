"""One case of a sign of quality: who or what it is about, whether the sign is met, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nastavnik.core.quality import Tally

Subject = Literal["document", "enrolment", "pairing", "meeting"]


@dataclass(frozen=True, slots=True)
class Case:
    """`ref`: the public id of the subject, "" where there is no page yet. `person`, `pairing`: whose case it is.

    `person` is the row number of the person, `pairing` of the pairing; both None for what concerns nobody.
    """

    met: bool
    name: str
    detail: str
    subject: Subject
    ref: str = ""
    person: int | None = None
    pairing: int | None = None


def tally(cases: Iterable[Case]) -> Tally:
    """How many of the cases meet the sign."""
    told = [case.met for case in cases]
    return Tally(sum(told), len(told))
