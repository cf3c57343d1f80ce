"""Where blanks lie: `packs/<pack>/blanks/<code>.docx`, or beside the pack which that one extends."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nastavnik.core.methodology.loader import blank_path
from nastavnik.kit.verdict import Refused


@lru_cache(maxsize=16)
def blank_bytes(pack: str, blank: str) -> bytes:
    """The blank itself. `Refused` when the installation has lost it."""
    path = blank_path(Path(settings.PACKS_DIR), pack, blank)
    try:
        return (path or Path(f"{blank}.docx")).read_bytes()
    except OSError as fault:
        raise Refused(
            "Бланка нет на месте: попросите администратора восстановить папку с методологией"
        ) from fault
