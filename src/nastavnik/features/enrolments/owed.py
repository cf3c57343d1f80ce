"""Which consents the participants of a programme owe: their form and side ask for them."""

from collections.abc import Iterable

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.enrolments.models import Enrolment


def kinds_owed(rows: Iterable[Enrolment], pack: Pack) -> dict[int, list[ConsentKind]]:
    """Kinds without which these enrolments cannot work, by the person's id, in the order of the pack."""
    codes: dict[int, set[str]] = {}
    for row in rows:
        asked = {kind.code for kind in pack.consents_required(row.track, row.side)}
        codes.setdefault(row.person_id, set()).update(asked)
    return {pk: [kind for kind in pack.consents if kind.code in wanted] for pk, wanted in codes.items()}


def kinds_possible(rows: Iterable[Enrolment], pack: Pack) -> dict[int, list[ConsentKind]]:
    """All kinds that mean anything for these enrolments: those owed, and those of a side that may be asked for."""
    standing = list(rows)
    codes = {pk: {kind.code for kind in kinds} for pk, kinds in kinds_owed(standing, pack).items()}
    for row in standing:
        codes[row.person_id] |= {kind.code for kind in pack.consents if _fits(kind, row, pack)}
    return {pk: [kind for kind in pack.consents if kind.code in wanted] for pk, wanted in codes.items()}


def _fits(kind: ConsentKind, row: Enrolment, pack: Pack) -> bool:
    if row.side not in kind.sides or (kind.labour_law and not pack.track(row.track).labour_law):
        return False
    return not kind.kinds or any(row.person.kind in pack.person_kind(code).people for code in kind.kinds)
