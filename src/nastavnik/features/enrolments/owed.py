"""Which consents the participants of a programme owe: their form and side ask for them."""

from collections.abc import Callable, Iterable

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.enrolments.models import Enrolment

Place = tuple[str, str, str]  # the form, the side, and who the person is to the school
Codes = Callable[[Place, Pack], frozenset[str]]


def kinds_owed(rows: Iterable[Enrolment], pack: Pack) -> dict[int, list[ConsentKind]]:
    """Kinds without which these enrolments cannot work, by the person's id, in the order of the pack."""
    return _gathered(rows, pack, _owed)


def kinds_possible(rows: Iterable[Enrolment], pack: Pack) -> dict[int, list[ConsentKind]]:
    """All kinds that mean anything for these enrolments: those owed, and those of a side that may be asked for."""
    return _gathered(rows, pack, _possible)


def _gathered(rows: Iterable[Enrolment], pack: Pack, codes_of: Codes) -> dict[int, list[ConsentKind]]:
    known: dict[Place, frozenset[str]] = {}
    codes: dict[int, frozenset[str]] = {}
    for row in rows:
        place = (row.track, row.side, row.person.kind)
        if place not in known:
            known[place] = codes_of(place, pack)
        codes[row.person_id] = codes.get(row.person_id, frozenset()) | known[place]
    lists = {
        wanted: [kind for kind in pack.consents if kind.code in wanted] for wanted in set(codes.values())
    }
    return {pk: lists[wanted] for pk, wanted in codes.items()}


def _owed(place: Place, pack: Pack) -> frozenset[str]:
    track, side, _ = place
    return frozenset(kind.code for kind in pack.consents_required(track, side))


def _possible(place: Place, pack: Pack) -> frozenset[str]:
    return _owed(place, pack) | {kind.code for kind in pack.consents if _fits(kind, place, pack)}


def _fits(kind: ConsentKind, place: Place, pack: Pack) -> bool:
    track, side, person_kind = place
    if side not in kind.sides or (kind.labour_law and not pack.track(track).labour_law):
        return False
    return not kind.kinds or any(person_kind in pack.person_kind(code).people for code in kind.kinds)
