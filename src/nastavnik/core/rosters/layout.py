"""Where the tables of a sheet are: titles, header rows, data, and what each column means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nastavnik.core.rosters.cells import Grid
from nastavnik.core.rosters.columns import NAME_MEANINGS, Column, meaning_of, overridden, read_header
from nastavnik.core.rosters.content import guess_meanings, refine_meanings
from nastavnik.core.rosters.vocabulary import fold_header
from nastavnik.core.russian.dates import find_dates
from nastavnik.core.russian.people_cells import parse_people
from nastavnik.core.tables.sheet import Cell, MergedRange

_SEARCHED_ROWS = 60


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the sheet. `header_rows` may be empty; `first`..`last` are its rows below the header."""

    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    first: int
    last: int


def find_tables(
    grid: Grid, merges: tuple[MergedRange, ...], columns: Mapping[int, str] | None = None
) -> tuple[list[int], list[Table]]:
    """Rows of the title and the tables beneath, from top to bottom.

    `columns` are meanings chosen by a person for the columns of every table; they beat every guess.
    """
    last = max(grid, default=0)
    headers = _header_groups(grid, merges, last)
    if not headers:
        first = _first_data_row(grid, last)
        return list(range(1, first)), [_table(grid, merges, (), first, last, columns)]
    title = list(range(1, headers[0][0]))
    tables = []
    for place, group in enumerate(headers):
        end = headers[place + 1][0] - 1 if place + 1 < len(headers) else last
        tables.append(_table(grid, merges, group, group[-1] + 1, end, columns))
    return title, tables


def _table(
    grid: Grid,
    merges: tuple[MergedRange, ...],
    group: tuple[int, ...],
    first: int,
    last: int,
    chosen: Mapping[int, str] | None,
) -> Table:
    width = max(
        (
            max(cells) + 1
            for number, cells in grid.items()
            if cells and (number in group or first <= number <= last)
        ),
        default=0,
    )
    headers = joined_headers(grid, merges, group, width)
    columns = [read_header(index, headers.get(index, "")) for index in range(width)]
    cells = {
        column.index: [grid[row][column.index] for row in range(first, last + 1) if column.index in grid[row]]
        for column in columns
    }
    columns = refine_meanings(columns, cells)
    if not any(column.meaning in NAME_MEANINGS for column in columns) or not group:
        columns = guess_meanings(columns, cells)
    columns = [_chosen(column, chosen) for column in columns]
    return Table(group, tuple(columns), first, last)


def _chosen(column: Column, chosen: Mapping[int, str] | None) -> Column:
    return overridden(column, chosen[column.index]) if chosen and column.index in chosen else column


def joined_headers(
    grid: Grid, merges: tuple[MergedRange, ...], group: Sequence[int], width: int
) -> dict[int, str]:
    """Texts of the header by column; banners above a group of columns are put before each of them."""
    layers = [
        _spread(grid, merges, row, below, width)
        for row, below in zip(group, [*group[1:], None], strict=False)
    ]
    joined: dict[int, str] = {}
    for index in range(width):
        words = dict.fromkeys(layer[index] for layer in layers if index in layer)
        joined[index] = " ".join(words)
    return joined


def _spread(
    grid: Grid, merges: tuple[MergedRange, ...], row: int, below: int | None, width: int
) -> dict[int, str]:
    """Texts of one header row, spread to the right across the columns they stand above."""
    texts = {index: cell.text for index, cell in grid[row].items()}
    merged = [item for item in merges if item.top <= row <= item.bottom and item.right > item.left]
    for item in merged:
        if item.left in texts:
            texts |= {index: texts[item.left] for index in range(item.left, min(item.right + 1, width))}
    if below is None or merged:
        return texts
    current = ""
    for index in range(width):
        if index in grid[row]:
            current = grid[row][index].text if index in grid[below] else ""
        elif index in grid[below] and current:
            texts[index] = current
        else:
            current = ""
    return texts


def _header_groups(grid: Grid, merges: tuple[MergedRange, ...], last: int) -> list[tuple[int, ...]]:
    """Header rows of each table: the first ones, then those that differ from what stands above."""
    groups: list[tuple[int, ...]] = []
    row = 1
    while row <= last:
        limit = _SEARCHED_ROWS if not groups else last
        if row > limit:
            break
        if is_header(grid[row], alone=_is_single_column(grid)):
            group = _with_neighbours(grid, row, groups)
            if not groups or not same_header(grid, groups[-1], group):
                groups.append(group)
            row = group[-1]
        row += 1
    return groups


def same_header(grid: Grid, known: Sequence[int], group: Sequence[int]) -> bool:
    """Whether a header repeats the one above, as it does on each printed page."""
    before = [fold_header(cell.text) for row in known for cell in grid[row].values()]
    after = [fold_header(cell.text) for row in group for cell in grid[row].values()]
    return len(set(before) & set(after)) >= 0.6 * max(len(set(before)), 1)


def _is_single_column(grid: Grid) -> bool:
    return all(len(cells) <= 1 for cells in grid.values())


def is_header(cells: Mapping[int, Cell], alone: bool = False) -> bool:
    """Whether a row is a header: mostly known headings, one of them about people, nothing like data."""
    texts = [cell.text for cell in cells.values() if cell.text]
    if not texts or _looks_like_data(texts):
        return False
    meanings = [meaning for text in texts if (meaning := meaning_of(fold_header(text)))]
    about_people = any(meaning in NAME_MEANINGS or meaning == "given_name" for meaning in meanings)
    if len(texts) == 1:
        return alone and about_people and len(texts[0].split()) <= 4
    if any(re.match(r"(фио|фи|фамили[яи] \w*имя|name)( |$)", fold_header(text)) for text in texts):
        if len(texts) > 1 and all(len(text) < 60 for text in texts):
            return True
    if len(meanings) < 2 and not (about_people and len(texts) == 2):
        return False
    return len(meanings) >= 0.5 * len(texts) and (about_people or len(set(meanings)) >= 3)


def _looks_like_data(texts: Sequence[str]) -> bool:
    numbers = sum(bool(re.fullmatch(r"[\d.,\s]+", text)) for text in texts)
    if numbers > 0.4 * len(texts) or any(len(text) > 250 for text in texts):
        return True
    return any(_is_datum(text) for text in texts)


def _is_datum(text: str) -> bool:
    if re.search(r"\d[\d\s()\-]{8,}\d|\S@\S", text) or re.fullmatch(
        r"\d{1,2}\s*[«\"-]?\s*[А-Яа-я]\s*[»\"]?", text
    ):
        return True
    if any(reading.date and reading.date.day for reading in find_dates(text)):
        return True
    return len(text) < 80 and bool(parse_people(text, lenient=False).people) and not re.search(r"[:?]", text)


def _with_neighbours(grid: Grid, row: int, groups: list[tuple[int, ...]]) -> tuple[int, ...]:
    group = [row]
    above = row - 1
    floor = groups[-1][-1] if groups else 0
    if above > floor and _is_banner(grid.get(above, {}), grid[row]):
        group.insert(0, above)
    below = row + 1
    if below in grid and _is_second_line(grid[below], grid[row]):
        group.append(below)
    return tuple(group)


def _is_banner(cells: Mapping[int, Cell], header: Mapping[int, Cell]) -> bool:
    """A line above the header that names groups of columns: «Наставник | | Наставляемый |»."""
    texts = [cell.text for cell in cells.values()]
    if not texts or _looks_like_data(texts) or any(len(text) > 60 for text in texts):
        return False
    columns = [read_header(index, cell.text) for index, cell in cells.items()]
    if len(texts) == 1:
        # A lone line at the very left is a title; further right it is a banner over its columns.
        return min(cells) > min(header) and bool(columns[0].role) and len(texts[0].split()) <= 4
    return len(texts) <= len(header) and any(column.role or column.meaning for column in columns)


def _is_second_line(cells: Mapping[int, Cell], header: Mapping[int, Cell]) -> bool:
    texts = [cell.text for cell in cells.values()]
    if len(texts) < 2 or _looks_like_data(texts):
        return False
    known = sum(bool(meaning_of(fold_header(text))) for text in texts)
    fresh = [index for index in cells if index not in header]
    return (
        known >= 0.6 * len(texts)
        and (bool(fresh) or all(len(text) < 40 for text in texts))
        and len(texts) <= len(header) + len(fresh)
    )


def _first_data_row(grid: Grid, last: int) -> int:
    """Without a header: the first row in which somebody is named (or the first row at all)."""
    for row in range(1, last + 1):
        texts = [cell.text for cell in grid[row].values()]
        if any(len(text) < 200 and parse_people(text, lenient=False).people for text in texts):
            return row
    return 1
