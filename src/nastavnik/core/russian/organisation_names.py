"""Puts the kind of an organisation into any case, its own name in quotes and abbreviations untouched."""

from collections.abc import Mapping

from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.phrases import inflect_phrase


def inflect_organisation(name: str, case: Case | str, overrides: Mapping[str, str] | None = None) -> str:
    """«муниципальное учреждение «Школа № 5»» → «муниципального учреждения «Школа № 5»» for gent.

    An abbreviation («МБОУ СОШ № 5») comes back unchanged. `overrides` maps case codes to a clerk's forms.
    Raises ValueError for an unknown case code, nothing else.
    """
    case = Case(case)
    written = (overrides or {}).get(case, "").strip()
    return written or inflect_phrase(name, case)
