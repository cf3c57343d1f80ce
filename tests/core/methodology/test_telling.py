"""What a person reads of a pack are titles, not codes."""

from pathlib import Path

from nastavnik.core.methodology.loader import load_pack
from nastavnik.core.methodology.telling import Teller

PACKS = Path(__file__).parents[3] / "packs"


def test_parts_of_quality_and_acts_of_help_are_told_by_title() -> None:
    pack = load_pack(PACKS / "pupils", PACKS)
    teller, sign, help_of = Teller(pack), pack.benchmarks[0], next(one for one in pack.help if one.norms)
    titles = {part.code: part.title for part in pack.benchmark_parts}
    acts = {norm.code: norm.title for norm in pack.norms}
    assert teller.told(("benchmarks", sign.number, "part"), sign.part) == titles[sign.part]
    assert teller.lines(("help", help_of.code, "norms"), help_of.norms) == [acts[c] for c in help_of.norms]
