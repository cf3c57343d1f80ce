"""Two records of one person become one, one mistaken record becomes two; both are taken back exactly.

What the other slices keep about a person is moved by their foreign keys, whatever tables there are; a ledger says what
was moved, and the trail says whether anybody has worked with it since.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from nastavnik.features.people.actions.people import add_person
from nastavnik.features.people.enums import PersonState, RegroupingKind
from nastavnik.features.people.models import ClassStay, Person, Regrouping
from nastavnik.features.people.rules import (
    FILLED_BY_MERGE,
    QUIET_EVENTS,
    later_work,
    may_merge,
    may_split,
    overlaps,
)
from nastavnik.features.people.years import regrouping_of, stays_of
from nastavnik.kit.actions import Actor, action, change, create, remove
from nastavnik.kit.actions.repointing import (
    Stuck,
    last_entry,
    repoint,
    repoint_back,
    rows_of,
    touched_since,
)
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Refused

STAYS_WITH_ITS_RECORD = frozenset({"people.Regrouping"})


@action("people.merge")
def merge_people(kept: Person, dropped: Person, *, by: Actor, moment: datetime) -> Person:
    """Make two records one: what is known of `dropped` goes to `kept`, gaps of `kept` are filled; all of it undoable."""
    may_merge(kept, dropped).require()
    filled = [n for n in FILLED_BY_MERGE if not getattr(kept, n) and getattr(dropped, n)]
    values = {name: getattr(dropped, name) for name in filled}
    former = dropped.state
    if "account" in filled:
        change(dropped, account=None)
    stays = list(stays_of(kept))
    moved = repoint(
        dropped,
        kept,
        skip=STAYS_WITH_ITS_RECORD,
        chosen=lambda row, column: not (isinstance(row, ClassStay) and overlaps(row, stays)),
        event="people.move",
    )
    change(dropped, state=PersonState.MERGED, merged_into=kept, note=f"объединён с {kept.public_id}")
    change(kept, note=f"объединён с {dropped.public_id}", **values)
    _keep_ledger(RegroupingKind.MERGE, kept, dropped, moved, filled, former, moment)
    return kept


@action("people.unmerge")
def unmerge(dropped: Person, *, by: Actor, moment: datetime) -> Person:
    """Take a merger back: each moved row, each filled fact and the state of the record are as they were before."""
    if dropped.state != PersonState.MERGED:
        raise Refused("Эта запись не объединена с другой")
    ledger = regrouping_of(dropped, RegroupingKind.MERGE)
    if ledger is None:  # merged before ledgers were kept: nothing had been moved then
        return change(dropped, state=PersonState.ACTIVE, merged_into=None)
    kept = ledger.person
    may_unmerge = later_work(_changed_since(ledger, kept, dropped), "Объединение")
    may_unmerge.require()
    account = kept.account if "account" in ledger.filled else dropped.account
    _lead_back(ledger, dropped, kept)
    change(kept, **{name: _empty(name) for name in ledger.filled})
    remove(ledger)
    return change(dropped, state=ledger.former_state, merged_into=None, account=account)


@action("people.split")
def split_person(
    person: Person, chosen: Collection[tuple[str, str, str]], *, by: Actor, moment: datetime, **facts: Any
) -> Person:
    """Make a second record out of a mistaken one; `chosen`: (table, public id, column) of the rows that are the other's."""
    may_split(person).require()
    other = add_person(kind=person.kind, by=by, moment=moment, **facts)
    wanted = {tuple(one) for one in chosen}
    try:
        moved = repoint(
            person,
            other,
            skip=STAYS_WITH_ITS_RECORD,
            chosen=lambda row, column: (row._meta.label, row.public_id, column) in wanted,
            event="people.move",
            strict=True,
        )
    except Stuck as stuck:
        raise Refused(f"Отдельно не переносится: {stuck.row._meta.verbose_name} «{stuck}»") from stuck
    filled = _follow_open_stay(person, other)
    _keep_ledger(RegroupingKind.SPLIT, person, other, moved, filled, person.state, moment)
    return other


@action("people.unsplit")
def unsplit(other: Person, *, by: Actor, moment: datetime) -> Person:
    """Take a split back: the second record goes, everything is the first one's again."""
    ledger = regrouping_of(other, RegroupingKind.SPLIT)
    if ledger is None:
        raise Refused("Эта запись не получена разделением")
    later_work(_changed_since(ledger, other), "Разделение").require()
    person = ledger.person
    _lead_back(ledger, person, other)
    if ledger.filled:
        school_class = other.school_class
        change(other, school_class=None)
        change(person, school_class=school_class)
    remove(ledger)
    remove(other)
    return person


def _keep_ledger(
    kind: str,
    person: Person,
    other: Person,
    moved: list[Any],
    filled: list[str],
    former: str,
    moment: datetime,
) -> None:
    create(
        Regrouping(
            organisation_id=person.organisation_id, kind=kind, person=person, other=other, filled=filled,
            moved=[list(one) for one in moved], former_state=former, happened_on=local_day(moment),
            trail_mark=last_entry(),
        ),
        "people.ledger",
    )  # fmt: skip


def _changed_since(ledger: Regrouping, *people: Person) -> list[str]:
    """What was done since, in words. The kept record itself may be changed, but not in the facts it received."""
    moved = rows_of(ledger.moved)
    told = [str(row._meta.verbose_name) for row in touched_since(ledger.trail_mark, moved, QUIET_EVENTS)]
    if len(moved) < len(ledger.moved):
        told.append("удалённая запись")
    kept = ledger.person
    if kept.state == PersonState.MERGED:
        told.append("новое объединение")
    if ledger.kind == RegroupingKind.MERGE:
        told += [_title(n) for n in ledger.filled if not _as_filled(n, kept, ledger.other)]
    return told + ["сведения о человеке"] * bool(
        ledger.kind == RegroupingKind.SPLIT and _edited(ledger, people)
    )


def _edited(ledger: Regrouping, people: Collection[Person]) -> bool:
    return any(row in people for row in touched_since(ledger.trail_mark, people, QUIET_EVENTS))


def _as_filled(name: str, kept: Person, dropped: Person) -> bool:
    if name == "account":
        return kept.account_id is not None and dropped.account_id is None
    return bool(getattr(kept, name) == getattr(dropped, name))


def _lead_back(ledger: Regrouping, owner: Person, holder: Person) -> None:
    try:
        repoint_back(ledger.moved, owner, holder, event="people.move_back")
    except Stuck as stuck:
        raise Refused(f"Вернуть не удаётся: {stuck.row._meta.verbose_name} «{stuck}»") from stuck


def _follow_open_stay(person: Person, other: Person) -> list[str]:
    """The class goes with its stay."""
    if not stays_of(other).filter(until=None).exists():
        return []
    school_class = person.school_class
    change(person, school_class=None)
    change(other, school_class=school_class)
    return ["school_class"]


def _title(name: str) -> str:
    return str(Person._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _empty(name: str) -> Any:
    return None if Person._meta.get_field(name).null else ""
