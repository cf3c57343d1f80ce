"""«Что горит» about the gates: guests without a check, terms that end, pairings that have stopped by themselves."""

from collections.abc import Iterable
from datetime import timedelta

from nastavnik.core.methodology.schema.papers import Burning
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.screening.queries import clearances_by_person
from nastavnik.features.screening.rules import cleared, covers, is_stranger
from nastavnik.processes.gates import Papers
from nastavnik.web.programmes.burning import Case, place, source
from nastavnik.web.programmes.facts import Facts

_SEE, _WRITE = "screening.view", "screening.change"


def _guests(facts: Facts) -> list[tuple[object, list[object]]]:
    people = [
        row.person
        for row in facts.side(Side.MENTOR)
        if is_stranger(row.person, facts.today)
        and facts.pack.track(row.track).mentee_kind in _children(facts)
    ]
    known = clearances_by_person(people)
    return [(person, known[person.pk]) for person in {p.pk: p for p in people}.values()]


def _children(facts: Facts) -> set[str]:
    """Kinds of participants that may be children."""
    return {kind.code for kind in facts.pack.person_kinds if kind.minor_possible or "pupil" in kind.people}


@source("shield-check", "Внести", (_SEE, _WRITE), "screening:list")
def clearance_missing(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Guests who mentor children and have no clearance in force."""
    for person, known in _guests(facts):
        if not cleared(person, known, facts.today):
            page = place("screening:person", person.public_id)
            yield Case(person.full_name.short, place("screening:record", person.public_id), page)


@source("shield-check", "Продлить", (_SEE, _WRITE), "screening:list")
def clearance_expires(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Clearances in force that end soon."""
    last = facts.today + timedelta(days=rule.days)
    for person, known in _guests(facts):
        ends = max((one.expires_on for one in known if covers(one, facts.today)), default=None)
        if ends is not None and ends <= last:
            pages = place("screening:record", person.public_id), place("screening:person", person.public_id)
            yield Case(person.full_name.short, *pages, f"по {ends:%d.%m.%Y}")


@source("player-pause", "Открыть", ("pairings.view", "pairings.change"), "pairings:list")
def pairing_held(facts: Facts, rule: Burning) -> Iterable[Case]:
    """Pairings stopped by their gates: why, or that they may go on."""
    held = [pairing for pairing in facts.pairings if pairing.held_for and pairing not in facts.at_work]
    papers = Papers(held) if held else None
    for pairing in held:
        answer = papers.gates(pairing, facts.today).open if papers else None
        told = "всё собрано: верните пару к работе" if answer else answer.reason if answer is not None else ""
        page = place("pairings:pairing", pairing.public_id)
        yield Case(facts.pair_name(pairing), page, page, told)
