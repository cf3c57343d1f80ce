"""Words, icons and colours for how consents stand, and the rows of the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.queries import consents_by_person
from nastavnik.features.consents.standing import ENOUGH, Stand, Standing, standings
from nastavnik.features.consents.wording import current_digests
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.owed import kinds_owed, kinds_possible

if TYPE_CHECKING:
    from nastavnik.features.enrolments.models import Enrolment
    from nastavnik.features.people.models import Person

ALARM = "consent_term"  # what the pack's rule watches that tells how early to warn
LOOKS = {
    Stand.GIVEN: ("есть", "good", ""),
    Stand.EXPIRING: ("скоро истекает", "warn", "hourglass"),
    Stand.ASKED: ("запрошено", "info", "send"),
    Stand.ABSENT: ("не хватает", "bad", "file-description"),
    Stand.EXPIRED: ("срок вышел", "bad", "calendar-off"),
    Stand.WITHDRAWN: ("отозвано", "bad", "circle-x"),
    Stand.REFUSED: ("отказ", "bad", "hand-stop"),
}
OLDER = ("по прежней редакции", "warn", "refresh")
OPTIONAL = ("нет", "calm", "minus")
WHOSE = {"guardian": "подпись представителя", "self": "подпись участника"}


@dataclass(frozen=True)
class Look:
    """A state as pages show it: word, colour, icon and a small note."""

    word: str
    tone: str
    icon: str
    note: str


@dataclass(frozen=True)
class MatrixRow:
    """One person of the programme with a standing for each kind of the pack, None where the kind means nothing."""

    person: "Person"
    sides: str
    told: tuple[Standing | None, ...]

    @property
    def standings(self) -> list[Standing]:
        """Kinds that mean something for the person."""
        return [standing for standing in self.told if standing]

    @property
    def cells(self) -> list[tuple[Standing | None, Look | None]]:
        """The same with their looks."""
        return [(one, look_of(one) if one else None) for one in self.told]

    @property
    def worries(self) -> list[tuple[str, Look]]:
        """What a phone shows: kinds that are missing or will soon be, with their looks."""
        return [
            (brief(one.kind.title), look)
            for one, look in self.cells
            if one and look and (one.gap or one.stand == Stand.EXPIRING or one.outdated)
        ]

    @property
    def gap(self) -> bool:
        """Whether something necessary is missing."""
        return any(standing.gap for standing in self.standings)

    @property
    def outdated(self) -> bool:
        """Whether something in force was signed on an older text."""
        return any(standing.outdated for standing in self.standings)


def soon_of(pack: Pack) -> int:
    """How many days before the end a consent «скоро истекает»; a pack that does not warn of it: none."""
    return days_of(pack, ALARM)


def days_of(pack: Pack, watched: str) -> int:
    """The days of the rule of «Что горит» that watches this; a pack without such a rule: none."""
    return next((rule.days for rule in pack.burning if rule.watches == watched), 0)


def look_of(standing: Standing) -> Look:
    """How a standing is shown."""
    stand = standing.stand
    word, tone, icon = LOOKS[stand]
    if standing.outdated and stand in ENOUGH and stand != Stand.EXPIRING:
        word, tone, icon = OLDER
    if not standing.required and stand in {Stand.ABSENT, Stand.REFUSED}:
        word, tone, icon = OPTIONAL if stand == Stand.ABSENT else (word, "calm", icon)
    if standing.expires_on and not standing.lacking:
        return Look(word, tone, icon, f"по {standing.expires_on:%d.%m.%Y}")
    note = _whose(standing) if stand != Stand.REFUSED else ""
    return Look(word, tone, icon, note if standing.required or stand != Stand.ABSENT else "")


def _whose(standing: Standing) -> str:
    """Which of two signatures is missing; nothing when only one is due at all."""
    due, lacking = len(standing.signatures), standing.lacking
    if due < 2 or not lacking:
        return ""
    return "обе подписи" if len(lacking) == due else WHOSE[lacking[0]]


def brief(title: str) -> str:
    """«на обработку персональных данных» out of «Согласие на обработку персональных данных»."""
    return title.removeprefix("Согласие ")


def matrix(rows: Iterable["Enrolment"], pack: Pack, day: date) -> list[MatrixRow]:
    """One row per person, in the order of the enrolments, in one query for all consents."""
    standing = list(rows)
    people = list({row.person_id: row.person for row in standing}.values())
    sides: dict[int, list[str]] = {}
    for row in standing:
        sides.setdefault(row.person_id, []).append(Side(row.side).label)
    possible, owed = kinds_possible(standing, pack), kinds_owed(standing, pack)
    given = consents_by_person(people, pack.contour)
    found, soon, today_texts = [], soon_of(pack), current_digests(pack.consents)
    for person in people:
        told = standings(
            person,
            possible[person.pk],
            [kind.code for kind in owed[person.pk]],
            given[person.pk],
            day=day,
            soon=soon,
            texts=today_texts,
        )
        said = ", ".join(dict.fromkeys(sides[person.pk]))
        by_code = {one.kind.code: one for one in told}
        found.append(MatrixRow(person, said, tuple(by_code.get(kind.code) for kind in pack.consents)))
    return found
