"""Sheets of wishes filled after the general meeting: reads, and what a sheet may say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.enrolments.queries import accepted
from nastavnik.features.matching.models import Wish, WishSheet
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.verdict import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Told:
    """One sheet: public ids of those named, dearest first, and of those with whom not."""

    named: tuple[str, ...] = ()
    never: frozenset[str] = field(default=frozenset())


def sheet_of(enrolment: Enrolment) -> WishSheet | None:
    """The participant's sheet, if it has been filled."""
    found: WishSheet | None = WishSheet.objects.filter(enrolment=enrolment).first()
    return found


def told_by(rows: Collection[int]) -> dict[int, Told]:
    """What these enrolments (by id) wrote, in two queries; those without a sheet are not there."""
    sheets = dict(WishSheet.objects.filter(enrolment__in=rows).values_list("pk", "enrolment_id"))
    named: dict[int, list[str]] = {enrolment: [] for enrolment in sheets.values()}
    never: dict[int, set[str]] = {enrolment: set() for enrolment in sheets.values()}
    wishes = (
        Wish.objects.filter(sheet__in=list(sheets)).select_related("about").order_by("sheet", "place", "pk")
    )
    for wish in wishes:
        owner = sheets[wish.sheet_id]
        if wish.place is None:
            never[owner].add(wish.about.public_id)
        else:
            named[owner].append(wish.about.public_id)
    return {owner: Told(tuple(names), frozenset(never[owner])) for owner, names in named.items()}


def counterparts(enrolment: Enrolment) -> list[Enrolment]:
    """Whom a participant may name: the accepted of the other side of the same form."""
    side = Side.MENTEE if enrolment.side == Side.MENTOR else Side.MENTOR
    rows = accepted(enrolment.programme, side, enrolment.track)
    return [row for row in rows if row.person_id != enrolment.person_id]


def without_sheet(programme: Programme, track: str, side: str) -> list[Enrolment]:
    """Those accepted who have not handed their sheet in."""
    filled = WishSheet.objects.filter(enrolment__programme=programme).values("enrolment")
    return list(accepted(programme, side, track).exclude(pk__in=filled))


def may_wish(enrolment: Enrolment, named: Sequence[Enrolment], never: Sequence[Enrolment]) -> Verdict:
    """A sheet names each person once, of the other side, and not more than the methodology asks for."""
    most = pack_of(enrolment.programme).matching.norms.named_at_most
    if len(named) > most:
        return no(f"Называют не больше {most}: оставьте самых желанных")
    codes = [row.pk for row in (*named, *never)]
    if len(codes) != len(set(codes)):
        twice = next(row for row in (*named, *never) if codes.count(row.pk) > 1)
        return no(f"«{twice.person}» назван дважды: оставьте что-то одно")
    possible = {row.pk for row in counterparts(enrolment)}
    stranger = next((row for row in (*named, *never) if row.pk not in possible), None)
    if stranger is not None:
        return no(f"«{stranger.person}» — не из тех, кого можно назвать на этом листе")
    return YES
