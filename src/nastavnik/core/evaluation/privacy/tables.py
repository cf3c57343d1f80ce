"""Counts of people with all their totals: flat tables, roll-ups, and both at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

Path = tuple[str, ...]
"""A place in one dimension, from the top: () is the total, ("Район",) a sum of its schools, ("Район", "Школа 1") a leaf."""

Cell = tuple[Path, ...]
"""A place in every dimension, always in the same order."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The total equals the sum of the parts."""

    total: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Every cell with its count, totals included, and every sum that holds between them."""

    values: Mapping[Cell, int]
    sums: tuple[Sum, ...]


def make_table(counts: Mapping[Cell, int]) -> Table:
    """All totals of a table given by its leaves.

    `counts`: cells whose coordinates are leaves, counts ≥ 0; combinations not named are empty groups. Every prefix of a
    coordinate becomes a total, in every combination: {(("А",), ("да",)): 7, …} gives rows, columns and the overall one.
    Raises ValueError: no cells, unlike dimensions, a negative count, or a leaf that is also a total of others.
    """
    dimensions = _dimensions(counts)
    leaves = [_leaves(cells) for cells in dimensions]
    nodes = [sorted({path[:depth] for path in cells for depth in range(len(path) + 1)}) for cells in leaves]
    values: dict[Cell, int] = dict.fromkeys(product(*nodes), 0)
    for cell, count in counts.items():
        if count < 0:
            raise ValueError(f"negative count at {cell}")
        for total in product(*([path[:depth] for depth in range(len(path) + 1)] for path in cell)):
            values[total] += count
    return Table(values, tuple(_sums(nodes)))


def _dimensions(counts: Mapping[Cell, int]) -> list[set[Path]]:
    sizes = {len(cell) for cell in counts}
    if len(sizes) != 1 or sizes == {0}:
        raise ValueError("cells must have the same number of dimensions")
    return [set(column) for column in zip(*counts, strict=True)]


def _leaves(paths: set[Path]) -> list[Path]:
    ordered = sorted(paths)
    for path in ordered:
        if any(path[:depth] in paths for depth in range(len(path))):
            raise ValueError(f"a total among the leaves above {path}")
    return ordered


def _sums(nodes: list[list[Path]]) -> list[Sum]:
    """In every dimension each inner node is the sum of its children, whatever the other coordinates."""
    found = []
    for place, paths in enumerate(nodes):
        children: dict[Path, list[Path]] = {}
        for path in paths:
            if path:
                children.setdefault(path[:-1], []).append(path)
        others = [cells for at, cells in enumerate(nodes) if at != place]
        for rest in product(*others):
            for parent, below in sorted(children.items()):
                parts = tuple((*rest[:place], child, *rest[place:]) for child in below)
                found.append(Sum((*rest[:place], parent, *rest[place:]), parts))
    return found
