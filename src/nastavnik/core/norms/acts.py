"""Acts as the guard sees them, wherever they come from, and the register that holds them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nastavnik.core.methodology.schema.norms import Level, Misspelling, Norm
from nastavnik.core.norms.numbers import number_key
from nastavnik.core.norms.vocabulary import kind_name

LEVELS: tuple[Level, ...] = ("federal", "regional", "municipal", "local")
"""In the order in which preambles name acts."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `key` is unique in a register; dates are None where unknown; empty `contours` mean every contour.

    `cite` is what a preamble prints, in the instrumental case. `owner` names whose row it is, empty for federal acts.
    """

    key: str
    kind: str
    body: str
    dated: date | None
    number: str
    title: str
    cite: str
    article: str = ""
    within: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaced_by: str = ""
    preamble: bool = False
    contours: frozenset[str] = frozenset()
    level: Level = "federal"
    spelled: tuple[str, ...] = ()
    misspelt: tuple[Misspelling, ...] = ()
    confirmed: bool = False
    source: str = ""
    note: str = ""
    owner: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the act is in force on the day; unknown ends do not limit."""
        return not self.not_yet_on(day) and not self.over_on(day)

    def not_yet_on(self, day: date) -> bool:
        """Whether the act comes into force later than on the day."""
        return self.in_force_from is not None and day < self.in_force_from

    def over_on(self, day: date) -> bool:
        """Whether the act has lost its force by the day."""
        return self.in_force_to is not None and self.in_force_to < day

    def concerns(self, contour: str | None) -> bool:
        """Whether the act is of this contour; None asks for every one."""
        return contour is None or not self.contours or contour in self.contours

    def wrong(self, what: str) -> tuple[str, ...]:
        """Known misspellings of the kind, the date, the number or the article."""
        return tuple(one.text for one in self.misspelt if one.what == what)


def act_of(norm: Norm) -> Act:
    """The act of a pack's entry."""
    return Act(
        key=norm.code,
        kind=kind_name(norm.kind),
        body=norm.body,
        dated=_day(norm.date),
        number=norm.number,
        title=norm.title,
        cite=norm.cite,
        article=norm.article,
        within=norm.within or "",
        in_force_from=_day(norm.in_force_from),
        in_force_to=_day(norm.in_force_to),
        replaced_by=norm.replaced_by or "",
        preamble=norm.preamble,
        contours=frozenset(norm.contours),
        level=norm.level,
        spelled=norm.spelled,
        misspelt=norm.misspelt,
        confirmed=norm.confidence == "confirmed",
        source=norm.source,
        note=norm.note,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Register:
    """Acts with the ways to look them up. The first act of a key wins, so that an own copy covers a borrowed one."""

    acts: tuple[Act, ...] = field(repr=False)

    @classmethod
    def of(cls, acts: Iterable[Act]) -> "Register":
        """A register of these acts in their order, each key once."""
        found: dict[str, Act] = {}
        for act in acts:
            found.setdefault(act.key, act)
        return cls(tuple(found.values()))

    @cached_property
    def by_key(self) -> Mapping[str, Act]:
        """Acts by their keys."""
        return {act.key: act for act in self.acts}

    @cached_property
    def right_numbers(self) -> Mapping[str, list[Act]]:
        """Acts by every right spelling of their numbers."""
        return self._numbered(lambda act: (act.number, *act.spelled))

    @cached_property
    def wrong_numbers(self) -> Mapping[str, list[Act]]:
        """Acts by the known wrong spellings of their numbers."""
        return self._numbered(lambda act: act.wrong("number"))

    @cached_property
    def articles(self) -> Mapping[tuple[str, str], Act]:
        """Articles by (key of the law, number of the article)."""
        return {(act.within, act.article): act for act in self.acts if act.within}

    def successor(self, act: Act, day: date) -> Act | None:
        """The act in force on the day that stands instead of a repealed one, however many lie between."""
        seen = {act.key}
        while act.over_on(day):
            follower = self.by_key.get(act.replaced_by)
            if follower is None or follower.key in seen:
                return None
            seen.add(follower.key)
            act = follower
        return act

    def _numbered(self, numbers: Callable[[Act], tuple[str, ...]]) -> Mapping[str, list[Act]]:
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            if not act.within:
                for number in numbers(act):
                    if number:
                        found[number_key(number)].append(act)
        return found
