"""Which act stands in for a named one on a day."""

from collections.abc import Iterable
from datetime import date

from nastavnik.core.methodology.schema.norms import Norm
from nastavnik.core.methodology.schema.pack import Pack


def current_norms(pack: Pack, codes: Iterable[str], day: date) -> list[Norm]:
    """The acts of these codes in force on `day`, each once; a repealed one gives way to what replaced it.

    Acts that are not in force and have no successor in force are left out, unknown codes too.
    """
    found = {norm.code: norm for code in codes if (norm := _standing(pack, code, day, frozenset()))}
    return list(found.values())


def _standing(pack: Pack, code: str, day: date, seen: frozenset[str]) -> Norm | None:
    norm = next((one for one in pack.norms if one.code == code), None)
    if norm is None or code in seen:
        return None
    if _in_force(norm, day):
        return norm
    return _standing(pack, norm.replaced_by, day, seen | {code}) if norm.replaced_by else None


def _in_force(norm: Norm, day: date) -> bool:
    begun = not norm.in_force_from or norm.in_force_from <= day.isoformat()
    return begun and (not norm.in_force_to or norm.in_force_to >= day.isoformat())
