"""How a list is to be written: what the curator chooses on the page of the rehearsal."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.intake.models import Intake
from nastavnik.features.intake.telling import Told
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import chosen_tracks, pack_of

STATES = (EnrolmentState.ACCEPTED, EnrolmentState.CANDIDATE)


@dataclass(frozen=True, slots=True)
class Choices:
    """`track`: for people whose form the list does not tell; `state`: how they enter the base; `pairs`: make pairs."""

    entered_on: date
    track: str = ""
    state: str = EnrolmentState.ACCEPTED
    pairs: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the column of the intake."""
        return asdict(self) | {"entered_on": self.entered_on.isoformat()}


def choices_of(intake: Intake, today: date) -> Choices:
    """What was chosen for this intake, or what is offered at first."""
    kept = intake.choices or {}
    if "entered_on" not in kept:
        return Choices(day_inside(intake.programme, today))
    return Choices(
        date.fromisoformat(kept["entered_on"]),
        kept.get("track", ""),
        kept.get("state", ""),
        bool(kept.get("pairs")),
    )


def first_choices(intake: Intake, people: Iterable[Told], today: date) -> Choices:
    """Offered at first: the commonest form of the list or the only one of the programme; pairs when it has any."""
    told = list(people)
    if intake.programme is None:
        return Choices(today)
    chosen = {track.code for track in chosen_tracks(intake.programme)}
    common = Counter(one.track for one in told if one.track in chosen).most_common(1)
    track = common[0][0] if common else _only(_fitting(told, intake.programme))
    return Choices(day_inside(intake.programme, today), track, pairs=any(one.partners for one in told))


def _fitting(told: Iterable[Told], programme: Programme) -> list[str]:
    """Forms of the programme whose sides these people could take: teachers do not mentor in «ученик – ученик»."""
    pack, seen = pack_of(programme), {(one.role, _is_pupil(one)) for one in told if one.role in Side.values}
    fitting = []
    for track in chosen_tracks(programme):
        sides = {Side.MENTOR: track.mentor.kind, Side.MENTEE: track.mentee.kind}
        if all(
            (PersonKind.PUPIL in pack.person_kind(sides[Side(role)]).people) == pupil for role, pupil in seen
        ):
            fitting.append(track.code)
    return fitting


def _is_pupil(one: Told) -> bool:
    return bool(one.school_class) or (one.role == Side.MENTEE and not one.post)


def _only(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else ""


def day_inside(programme: Programme | None, day: date) -> date:
    """The day itself, or the nearest one inside the programme."""
    return min(max(day, programme.starts_on), programme.ends_on) if programme else day
