"""Papers typeset without any program of the system: a drawing of ours and plain values beside it."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nastavnik.core.paperwork.refusals import PdfRefused

HERE = Path(__file__).parent
SHARED = "square.typ"


def typeset(drawing: str, told: Mapping[str, Any], refusal: str) -> bytes:
    """The drawing `<drawing>.typ` filled from `told`, as PDF; the values are never read as markup. Raises `PdfRefused`."""
    import typst

    with tempfile.TemporaryDirectory(prefix="nastavnik-paper-") as name:
        folder = Path(name)
        (folder / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        for own in (f"{drawing}.typ", SHARED):
            (folder / own).write_text((HERE / own).read_text(encoding="utf-8"), encoding="utf-8")
        try:
            made: bytes = typst.compile(str(folder / f"{drawing}.typ"), root=str(folder), format="pdf")
        except Exception as fault:
            raise PdfRefused(refusal) from fault
    return made


def square_of(text: str) -> list[list[bool]]:
    """The square code of a text, row by row, dark cells true."""
    import segno

    return [[bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix]
