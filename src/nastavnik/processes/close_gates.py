"""Gates close by themselves: what no longer stands on its papers stops in the transaction that takes the paper away.

Whoever ends a consent, annuls a clearance, corrects a date of birth or changes the methodology need not remember
pairings: these reactions are asked before the row is written, and hold back the pairings at work that would be left
without what they need. What time alone brings (a term, a birthday) is found by `watch_gates`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from nastavnik.features.consents.enums import ConsentState
from nastavnik.features.meetings.actions import hold_back_planned
from nastavnik.features.methodology.queries import edition_pack
from nastavnik.features.pairings.actions import hold_back
from nastavnik.features.pairings.queries import at_work, at_work_of
from nastavnik.kit.actions import Actor
from nastavnik.kit.actions.guard import running
from nastavnik.kit.actions.reactions import before_change
from nastavnik.kit.moments import local_day
from nastavnik.kit.tenancy.outworks import take_turn
from nastavnik.processes.gates import Papers
from nastavnik.processes.tell_curator import tell_of_held_back

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing

IN_FORCE = frozenset({ConsentState.GIVEN, ConsentState.YIELDING})
AGES = frozenset({"birth_date", "birth_year", "kind"})


def watch_gates(*, by: Actor, moment: datetime) -> "list[Pairing]":
    """Hold back every pairing of the organisation whose gates time has closed; returns them."""
    with transaction.atomic():
        return stop_closed(at_work(), by=by, moment=moment)


def stop_closed(
    pairings: "Iterable[Pairing]", *, since: date | None = None, by: Actor, moment: datetime, **instead: Any
) -> "list[Pairing]":
    """Hold back those of these pairings at work whose gates are not open today; `instead`: see `Papers`.

    Their meetings of today and later, or from `since` on, are cancelled until the gates open again.
    """
    rows = list(pairings)
    if not rows:
        return []
    papers, held = Papers(rows, **instead), []
    for pairing in rows:
        day = local_day(moment, pairing.organisation.zone)
        answer = papers.gates(pairing, day).open
        if not answer:
            hold_back_planned(pairing, since=since or day, why=answer.reason, by=by, moment=moment)
            held.append(hold_back(pairing, why=answer.reason, by=by, moment=moment))
    tell_of_held_back(held, by=by, moment=moment)
    return held


@before_change("consents.Consent")
def consent_ends(row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A consent in force is about to end, to change or to go."""
    if before.get("state", row.state) not in IN_FORCE or (after and row.state == ConsentState.YIELDING):
        return
    people = {before.get("person", row.person_id), row.person_id}
    take_turn(row.organisation_id)
    _stop(at_work_of(people), instead={row.pk: row if after else None})


@before_change("screening.Clearance")
def clearance_ends(row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A clearance is about to be annulled, to change or to go."""
    people = {before.get("person", row.person_id), row.person_id}
    gone = row if after else None
    take_turn(row.organisation_id)
    _stop(at_work_of(people), since=row.annulled_on, cleared_instead={row.pk: gone})


@before_change("people.Person")
def person_ages(row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """A date of birth or the kind of a person is corrected: others may have to sign, a check may be needed."""
    if AGES & set(after):
        take_turn(row.organisation_id)
        _stop(at_work_of({row.pk}), people_instead={row.pk: row})


@before_change("programmes.Programme")
def methodology_changes(row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    """The programme takes an edition that may ask for more."""
    if "edition" in after and row.edition is not None:
        pack = edition_pack(row.edition.digest, row.edition.pack)
        take_turn(row.organisation_id)
        _stop([one for one in at_work() if one.programme_id == row.pk], pack=pack)


def _stop(pairings: "Iterable[Pairing]", **how: Any) -> None:
    state = running.get()
    assert state is not None
    stop_closed(pairings, by=state.by, moment=state.moment, **how)
