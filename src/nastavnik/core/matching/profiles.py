"""What is known of the two who may become a pair; None or empty is "not filled in" everywhere."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works or studies; coordinates in degrees, where they are known."""

    settlement: str
    latitude: float | None = None
    longitude: float | None = None

    def kilometres(self, other: "Place") -> float | None:
        """Distance over the ground; within one settlement 0 without coordinates, between two unknown."""
        here, there = (self.latitude, self.longitude), (other.latitude, other.longitude)
        if None not in here and None not in there:
            return _great_circle(*here, *there)  # type: ignore[arg-type]
        return 0.0 if self.settlement == other.settlement else None


def _great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The haversine formula."""
    north, east = radians(lat2 - lat1), radians(lon2 - lon1)
    chord = sin(north / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


@dataclass(frozen=True, slots=True)
class Seeker:
    """A mentee.

    `requests`: codes of competences; `words`: what the free text speaks of, see `texts`; `grade`: number of the class;
    `free_time`: codes of hours; `chosen`: mentors named after the general meeting, best first, None before the sheet;
    `support`: neutral codes of the experience that would help; `waited_days`: since the first day without a mentor.
    """

    id: str
    requests: frozenset[str] | None = None
    words: frozenset[str] | None = None
    age: int | None = None
    grade: int | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    format: str | None = None
    languages: frozenset[str] | None = None
    chosen: tuple[str, ...] | None = None
    support: frozenset[str] | None = None
    last_mentor: str | None = None
    waited_days: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A mentor; `wanted_age`: first and last year of age of the mentees this mentor would like."""

    id: str
    competences: frozenset[str] | None = None
    words: frozenset[str] | None = None
    wanted_age: tuple[int, int] | None = None
    grade: int | None = None
    free_time: frozenset[str] | None = None
    interests: frozenset[str] | None = None
    format: str | None = None
    languages: frozenset[str] | None = None
    chosen: tuple[str, ...] | None = None
    experience: frozenset[str] | None = None
    place: Place | None = None
