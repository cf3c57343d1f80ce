"""Where blanks lie: `packs/<contour>/blanks/<code>.docx`."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from nastavnik.kit.verdict import Refused


@lru_cache(maxsize=16)
def blank_bytes(pack: str, blank: str) -> bytes:
    """The blank itself. `Refused` when the installation has lost it."""
    path = Path(settings.PACKS_DIR) / pack / "blanks" / f"{blank}.docx"
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Refused(
            "Бланка нет на месте: попросите администратора восстановить папку с методологией"
        ) from fault
