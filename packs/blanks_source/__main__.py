"""Draw all built-in blanks: `python -m packs.blanks_source [--out DIR]`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from packs.blanks_source import introduction, pairs, programme, regulation, roadmap

BLANKS: dict[str, Callable[[], bytes]] = {
    "introduction_order": introduction.draw,
    "regulation": regulation.draw,
    "programme": programme.draw,
    "roadmap_a": roadmap.draw_a,
    "roadmap_b": roadmap.draw_b,
    "roadmap_v": roadmap.draw_v,
    "pairs_order": pairs.draw,
}

OF_TEACHERS = ("programme", "roadmap_a", "roadmap_b", "roadmap_v")
"""Blanks that serve the contour of teachers as well: all their words come from the methodology."""
PACKS: dict[str, tuple[str, ...]] = {"pupils": tuple(BLANKS), "teachers": OF_TEACHERS}


def main() -> None:
    """Write `<pack>/blanks/<code>.docx` for each blank."""
    parser = argparse.ArgumentParser(description="Нарисовать бланки заново")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent)
    folder: Path = parser.parse_args().out
    for pack, codes in PACKS.items():
        blanks = folder / pack / "blanks"
        blanks.mkdir(parents=True, exist_ok=True)
        for code in codes:
            (blanks / f"{code}.docx").write_bytes(BLANKS[code]())


if __name__ == "__main__":
    main()
