"""A sheet ready for reading: merged values brought down, blank marks told from values."""

from collections.abc import Mapping
from dataclasses import replace

from nastavnik.core.tables.sheet import Cell, MergedRange, Sheet

Grid = dict[int, dict[int, Cell]]


def grid_of(sheet: Sheet) -> Grid:
    """Filled cells by row number and column; every row of the sheet has a key."""
    return {row.number: {cell.column: cell for cell in row.cells} for row in sheet.rows}


def carry_merged(grid: Grid, merges: tuple[MergedRange, ...], first: int, last: int) -> None:
    """Bring values down inside vertical merges that lie among the rows of data (in place)."""
    for merged in merges:
        if merged.top < first or merged.bottom > last + 1 or merged.bottom == merged.top:
            continue
        source = grid.get(merged.top, {}).get(merged.left)
        if source is None or merged.right - merged.left > 3:
            continue
        for number in range(merged.top + 1, merged.bottom + 1):
            if number in grid and merged.left not in grid[number] and grid[number]:
                grid[number][merged.left] = carried(source, number)


def carried(source: Cell, number: int) -> Cell:
    """The same value, standing in a lower row."""
    return replace(source, row=number, carried=True)


def wide_merge(merges: tuple[MergedRange, ...], number: int, width: int) -> bool:
    """Whether a row is one banner across most of the table."""
    return any(
        merged.top <= number <= merged.bottom and merged.right - merged.left + 1 >= max(width * 0.6, 2)
        for merged in merges
    )


def own_cells(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    """Cells that hold a value of their own, not one carried from above."""
    return {column: cell for column, cell in cells.items() if not cell.carried}
