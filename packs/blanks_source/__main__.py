"""Draw all built-in blanks: `python -m packs.blanks_source [--out DIR]`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from packs.blanks_source import introduction, pairs, regulation, roadmap

BLANKS: dict[str, Callable[[], bytes]] = {
    "introduction_order": introduction.draw,
    "regulation": regulation.draw,
    "roadmap_a": roadmap.draw_a,
    "roadmap_b": roadmap.draw_b,
    "roadmap_v": roadmap.draw_v,
    "pairs_order": pairs.draw,
}


def main() -> None:
    """Write `<code>.docx` for each blank."""
    parser = argparse.ArgumentParser(description="Нарисовать бланки заново")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "pupils" / "blanks")
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for code, draw in BLANKS.items():
        (folder / f"{code}.docx").write_bytes(draw())


if __name__ == "__main__":
    main()
