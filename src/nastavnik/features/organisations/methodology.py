"""The packs this installation lives by, read once and validated at start."""

from functools import cache

from django.conf import settings

from nastavnik.core.methodology.loader import load_packs
from nastavnik.core.methodology.schema.pack import Pack, Packs


@cache
def packs() -> Packs:
    """All packs of `settings.PACKS_DIR`; a faulty pack raises with file and line."""
    return load_packs(settings.PACKS_DIR)


def pack(code: str) -> Pack:
    """The pack of one contour («pupils», «teachers»)."""
    return packs().pack(code)
