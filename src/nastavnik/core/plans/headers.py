"""Which row holds the headings of a roadmap, and what each of them means, in whatever order they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nastavnik.core.plans.plan import PlanColumn
from nastavnik.core.rosters.cells import Grid
from nastavnik.core.tables import Cell, TableRefused, column_letters

SEARCHED = 60
NO_HEADER = (
    "В таблице не нашлось строки с заголовками. Нужны хотя бы столбцы «Мероприятие» и «Срок» или «Ответственный»: "
    "назовите столбцы и загрузите файл ещё раз."
)


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words of roadmaps, as data."""
    import yaml

    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "vocabulary.yaml").read_text("utf-8"))
    return loaded


def folded(text: str) -> str:
    """Lower case, ё → е, punctuation and line breaks → single spaces."""
    return " ".join(re.sub(r"[^\w№]+", " ", text.casefold().replace("ё", "е")).split())


def meaning_of(header: str) -> str:
    """What a heading means («Срок реализации» → period), or an empty string."""
    plain = folded(header)
    if not plain or len(plain) > 90:
        return ""
    return next((code for code, words in vocabulary()["headers"] if re.search(words, plain)), "")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (`first`..`last` rows) and what each column means."""

    first: int
    last: int
    columns: tuple[PlanColumn, ...]
    meanings: Mapping[int, str]


def find_header(grid: Grid) -> Header:
    """The row that says most; raises `TableRefused` when no row can be one."""
    rows = sorted(grid)[:SEARCHED]
    best = max(rows, key=lambda number: (_weight(grid[number]), -number), default=0)
    if not best or _weight(grid[best]) < 2:
        raise TableRefused(NO_HEADER)
    cells = dict(grid[best])
    last = best
    below = grid.get(best + 1, {})
    if below and (_second_row(below, cells) or _is_count(below)):
        cells |= below if _second_row(below, cells) else {}
        last = best + 1
    if _is_count(grid.get(last + 1, {})):
        last += 1
    return _header(best, last, cells, grid[best])


def _header(first: int, last: int, cells: Mapping[int, Cell], top: Mapping[int, Cell]) -> Header:
    taken: set[str] = set()
    meanings: dict[int, str] = {}
    columns = []
    for column in sorted(cells):
        text = cells[column].text if column not in top else join(top[column].text, cells[column].text)
        meaning = meaning_of(cells[column].text) or meaning_of(text)
        if meaning in taken:
            meaning = ""
        taken.add(meaning)
        meanings[column] = meaning
        columns.append(PlanColumn(column_letters(column), " ".join(text.split()), meaning))
    if "title" not in taken and "content" in taken:
        column = next(one for one, meaning in meanings.items() if meaning == "content")
        meanings[column] = "title"
        columns = [
            PlanColumn(one.letter, one.header, "title") if one.meaning == "content" else one
            for one in columns
        ]
    return Header(first, last, tuple(columns), meanings)


def join(above: str, below: str) -> str:
    """A heading of two rows in one text."""
    return above if above == below else f"{above} {below}"


def _weight(cells: Mapping[int, Cell]) -> int:
    meanings = {meaning_of(cell.text) for cell in cells.values()} - {""}
    if not meanings & {"title", "content"}:
        return 0
    return len(meanings) if len(meanings) > 1 else 0


def _second_row(below: Mapping[int, Cell], above: Mapping[int, Cell]) -> bool:
    """Whether the row under the headings only divides them: «начало | окончание» under «Сроки»."""
    own = [cell for cell in below.values() if not cell.carried]
    known = [meaning_of(cell.text) for cell in own]
    divided = all(
        meaning in {"start", "finish", "owners", "co_owners", "document", "result"} for meaning in known
    )
    return bool(own) and divided and len(own) < len(above) + 2


def _is_count(cells: Mapping[int, Cell]) -> bool:
    """A row «1 2 3 4 5» that numbers the columns."""
    texts = [cells[column].text for column in sorted(cells)]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]
