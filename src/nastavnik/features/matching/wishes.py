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


@dataclass(frozen=True, slots=True)
class Line:
    """A participant of the general meeting with their sheet, if it is in."""

    enrolment: Enrolment
    sheet: WishSheet | None


def lines_of(programme: Programme, track: str, side: str) -> list[Line]:
    """Everybody accepted on this side of a form, with their sheets, in two queries."""
    rows = list(accepted(programme, side, track))
    sheets = {sheet.enrolment_id: sheet for sheet in WishSheet.objects.filter(enrolment__in=rows)}
    return [Line(row, sheets.get(row.pk)) for row in rows]


def told_on(sheet: WishSheet | None) -> tuple[list[str], list[str]]:
    """Public ids as they stand on a sheet: the named, dearest first, and those with whom not."""
    wishes = Wish.objects.filter(sheet=sheet).select_related("about").order_by("place", "pk") if sheet else []
    named = [wish.about.public_id for wish in wishes if wish.place is not None]
    return named, [wish.about.public_id for wish in wishes if wish.place is None]


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
