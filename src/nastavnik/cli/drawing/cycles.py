"""Life-cycles: one table of transitions, one picture."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nastavnik.cli.drawing.svg import Box, Picture, width_of

ROW, HEIGHT, COLUMN_GAP = 74, 40, 90
Table = Mapping[Any, frozenset[Any]]


@dataclass(frozen=True, slots=True)
class Cycle:
    """A table found in `features/<slice>/rules.py`."""

    slice: str
    title: str
    table: Table


def cycles(features: Path) -> list[Cycle]:
    """Every slice that declares `LIFE_CYCLE` and its title."""
    found = []
    for path in sorted(features.glob("*/rules.py")):
        module = importlib.import_module(f"nastavnik.features.{path.parent.name}.rules")
        if hasattr(module, "LIFE_CYCLE"):
            found.append(Cycle(path.parent.name, module.LIFE_CYCLE_TITLE, module.LIFE_CYCLE))
    return found


def drawn(cycle: Cycle) -> str:
    """Columns by the number of steps from the first state; ways back are dashed."""
    columns = _columns(cycle.table)
    widths = [max(width_of(_label(state)) for state in column) for column in columns]
    tallest = max(len(column) for column in columns)
    back_ways = _backward(cycle.table, columns)
    width = max(sum(widths) + COLUMN_GAP * (len(columns) - 1) + 40, width_of(cycle.title) + 60)
    picture = Picture(width, 70 + tallest * ROW + 22 * len(back_ways), cycle.title)
    picture.words(20, 32, cycle.title, "head")
    boxes = _boxes(cycle.table, columns, widths, tallest)
    for origin, targets in cycle.table.items():
        for target in _sorted(cycle.table, targets):
            if (origin, target) not in back_ways:
                picture.arrow(_forward(boxes[origin], boxes[target]))
    for turn, (origin, target) in enumerate(back_ways):
        picture.arrow(_around(boxes[origin], boxes[target], 70 + tallest * ROW + 22 * turn), back=True)
    for box in boxes.values():
        picture.box(box)
    return picture.told()


def _label(state: Any) -> str:
    return str(getattr(state, "label", state))


def _sorted(table: Table, states: Any) -> list[Any]:
    order = {state: place for place, state in enumerate(table)}
    return sorted(states, key=lambda state: order[state])


def _columns(table: Table) -> list[list[Any]]:
    first = next(iter(table))
    level = {first: 0}
    queue = [first]
    for state in queue:
        for target in _sorted(table, table[state]):
            if target not in level:
                level[target] = level[state] + 1
                queue.append(target)
    for state in table:
        level.setdefault(state, 0)  # a state nobody leads to: it is a second beginning
    return [[s for s in table if level[s] == n] for n in range(max(level.values()) + 1)]


def _backward(table: Table, columns: list[list[Any]]) -> list[tuple[Any, Any]]:
    place = {state: (n, row) for n, column in enumerate(columns) for row, state in enumerate(column)}
    ways = [(origin, target) for origin, targets in table.items() for target in _sorted(table, targets)]
    return [(origin, target) for origin, target in ways if place[target] < place[origin]]


def _boxes(table: Table, columns: list[list[Any]], widths: list[float], tallest: int) -> dict[Any, Box]:
    boxes, x = {}, 20.0
    for column, width in zip(columns, widths, strict=True):
        top = 56 + (tallest - len(column)) * ROW / 2
        for row, state in enumerate(column):
            kind = "strong" if x == 20 else ("box" if table[state] else "end")
            boxes[state] = Box(x, top + row * ROW, width, HEIGHT, _label(state), kind)
        x += width + COLUMN_GAP
    return boxes


def _forward(origin: Box, target: Box) -> list[tuple[float, float]]:
    if origin.x == target.x:
        return _beside(origin, target, origin.x + origin.width, 1)
    start, end = (origin.x + origin.width, origin.middle[1]), (target.x, target.middle[1])
    bend = (end[0] - start[0]) / 2
    return [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]


def _beside(origin: Box, target: Box, edge: float, side: int) -> list[tuple[float, float]]:
    """Past the boxes of the same column: the farther, the wider."""
    rows = abs(target.y - origin.y) / ROW
    bulge = edge + side * (14 + 14 * rows)
    start, end = (edge, origin.middle[1] + 8 * side), (edge, target.middle[1] - 8 * side)
    return [start, (bulge, start[1]), (bulge, end[1]), end]


def _around(origin: Box, target: Box, bottom: float) -> list[tuple[float, float]]:
    if origin.x == target.x:
        return _beside(origin, target, origin.x, -1)
    start = (origin.middle[0] + 12, origin.y + origin.height)
    end = (target.middle[0] - 12, target.y + target.height)
    return [start, (start[0], bottom), (end[0], bottom), end]
