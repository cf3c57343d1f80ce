"""Benchmarks and explanations: what they name exists, each benchmark is measured or says why not."""

from collections.abc import Iterable, Iterator

from nastavnik.core.methodology.complaints import Complaint
from nastavnik.core.methodology.schema.base import Entry
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.yaml_lines import Place


def bad_quality(pack: Pack) -> Iterator[Complaint]:
    """Complaints about `benchmarks` and `help`."""
    yield from _benchmarks(pack)
    yield from _help(pack)


def _benchmarks(pack: Pack) -> Iterator[Complaint]:
    codes = {
        "part": _codes(pack.benchmark_parts),
        "stage": _codes(pack.stages),
        "documents": _codes(pack.documents),
        "criteria": _codes(pack.selection.criteria),
        "choices": _codes(pack.matching.criteria),
        "consents": _codes(pack.consents),
        "tracks": _codes(pack.tracks),
    }
    for n, one in enumerate(pack.benchmarks):
        place: Place = ("benchmarks", n)
        if (one.measure is None) == (not one.unknown):
            yield (*place, "measure"), "нужна либо мера, либо объяснение, почему измерить пока нельзя"
        named = {"part": (one.part,), "stage": (one.stage,)}
        for field, known in codes.items():
            yield from _unknown((*place, field), named.get(field) or getattr(one, field), known)


def _help(pack: Pack) -> Iterator[Complaint]:
    stages, norms = _codes(pack.stages), _codes(pack.norms)
    for n, one in enumerate(pack.help):
        yield from _unknown(("help", n, "stage"), [one.stage] if one.stage else [], stages)
        yield from _unknown(("help", n, "norms"), one.norms, norms)


def _unknown(place: Place, given: Iterable[str], known: frozenset[str]) -> Iterator[Complaint]:
    for code in given:
        if code not in known:
            yield place, f"названо то, чего в методике нет: «{code}»"


def _codes(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.code for entry in entries)
