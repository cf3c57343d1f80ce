"""What a change of the programme would break, said before it is made: pairs, places, terms of the roadmap."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from nastavnik.core.russian.plurals import counted
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.pairings.queries import open_pairings
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.enums import OPEN
from nastavnik.features.roadmaps.queries import steps

if TYPE_CHECKING:
    from nastavnik.features.programmes.models import Programme

PAIRS = ("пара", "пары", "пар")
STEPS = ("мероприятие", "мероприятия", "мероприятий")
MENTORS = ("наставник взял", "наставника взяли", "наставников взяли")


def broken_by_dates(programme: "Programme", starts_on: date, ends_on: date) -> list[str]:
    """What would stand outside the new dates of the programme."""
    told = []
    if ends_on < programme.ends_on:
        late = steps(programme).filter(state__in=OPEN, starts_on__gt=ends_on).count()
        if late:
            told.append(f"После нового окончания начнутся: {counted(late, *STEPS)} дорожной карты")
        pairs = sum(pair.ends_on is not None and pair.ends_on > ends_on for pair in open_pairings(programme))
        if pairs:
            told.append(f"Дольше нового срока работают: {counted(pairs, *PAIRS)}")
    if starts_on > programme.starts_on:
        early = sum(
            pair.starts_on is not None and pair.starts_on < starts_on for pair in open_pairings(programme)
        )
        if early:
            told.append(f"Раньше нового начала встретились: {counted(early, *PAIRS)}")
    return told


def broken_by_targets(programme: "Programme", targets: Mapping[str, int | None]) -> list[str]:
    """Tracks in which there are more pairs already than the new target asks for."""
    pack, told = pack_of(programme), []
    there: dict[str, int] = {}
    for pair in open_pairings(programme):
        there[pair.track] = there.get(pair.track, 0) + 1
    for code, target in targets.items():
        if target is not None and there.get(code, 0) > target:
            title = pack.track(code).title
            told.append(f"В форме «{title}» уже {counted(there[code], *PAIRS)}: больше новой цели {target}")
    return told


def broken_by_amounts(programme: "Programme", amounts: Mapping[str, Mapping[str, int | None]]) -> list[str]:
    """Mentors who hold more mentees, and pairs that last longer, than the new amounts allow."""
    pack, told = pack_of(programme), []
    mentors = list(accepted(programme, Side.MENTOR))
    for code, wanted in amounts.items():
        places = wanted.get("places")
        over = sum(1 for one in mentors if one.track == code and places and one.used_places > places)
        if over:
            title = pack.track(code).title
            told.append(f"В форме «{title}» {counted(over, *MENTORS)} больше наставляемых, чем {places}")
    return told
