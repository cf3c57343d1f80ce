"""A table with the columns person, before, after becomes `Waves`; every row is a pair or is named with a reason."""

from fractions import Fraction

from nastavnik.core.evaluation.exact import read_number
from nastavnik.core.evaluation.pairs import AFTER, BEFORE, Bounds, Dropped, Pair, Waves, why_not
from nastavnik.core.evaluation.refusal import EvaluationRefused
from nastavnik.core.tables import Row, Sheet

COLUMNS = {
    "person": ("person", "кто", "человек", "код"),
    "before": ("before", BEFORE),
    "after": ("after", AFTER),
}
_NEEDED = "нужны столбцы person, before, after (или: кто, до, после)"


def read_pairs(sheet: Sheet, bounds: Bounds | None = None) -> Waves:
    """The first filled row is the header; further columns are ignored, blank is «no answer».

    The first complete row of a person counts, later ones are dropped as repetitions.
    Raises EvaluationRefused: a column is missing or doubled, or there is nothing under the header.
    """
    filled = [row for row in sheet.rows if row.cells]
    places, width = _columns(filled[0])
    if len(filled) == 1:
        raise EvaluationRefused("В файле одна шапка: под ней нет ни одной строки с ответами.")
    pairs: dict[str, Pair] = {}
    lines: dict[str, int] = {}
    dropped: list[Dropped] = []
    for row in filled[1:]:
        person, values, why = _read(row, places, width, bounds)
        if values and person in pairs:
            other = "" if values == (pairs[person].before, pairs[person].after) else ", а ответы в ней другие"
            why = f"строка {row.number}: повтор, этот человек уже посчитан по строке {lines[person]}{other}"
        if why or values is None:
            dropped.append(Dropped(person, why))
        else:
            pairs[person], lines[person] = Pair(person, *values), row.number
    return Waves(len(filled) - 1, tuple(pairs.values()), tuple(dropped))


def _columns(header: Row) -> tuple[dict[str, int], int]:
    """Where each column stands, and how wide the table is."""
    titles = {cell.column: cell.text.strip().casefold() for cell in header.cells}
    places = {}
    for meaning, names in COLUMNS.items():
        found = [column for column, title in titles.items() if title in names]
        if len(found) != 1:
            fault = f"несколько столбцов «{meaning}»" if found else f"нет столбца «{meaning}»"
            raise EvaluationRefused(f"В шапке (строка {header.number}) {fault}: {_NEEDED}.")
        places[meaning] = found[0]
    return places, max(titles) + 1


def _read(
    row: Row, places: dict[str, int], width: int, bounds: Bounds | None
) -> tuple[str, tuple[Fraction, Fraction] | None, str]:
    """The person, the two values or None, and the reason why the row does not count."""
    texts = {meaning: _text(row, column) for meaning, column in places.items()}
    why = _fault(row, texts, places, width)
    if why:
        return texts["person"], None, f"строка {row.number}: {why}"
    before, after = read_number(texts["before"]), read_number(texts["after"])
    why = why_not(before, after, bounds)
    if why or before is None or after is None:
        return texts["person"], None, f"строка {row.number}: {why}"
    return texts["person"], (before, after), ""


def _text(row: Row, column: int) -> str:
    cell = row.at(column)
    return cell.text.strip() if cell else ""


def _fault(row: Row, texts: dict[str, str], places: dict[str, int], width: int) -> str:
    if any(cell.column >= width and cell.text.isdecimal() for cell in row.cells):
        return (
            "ячеек больше, чем в шапке; дробные числа с запятой пишите в кавычках или "
            "разделяйте столбцы точкой с запятой"
        )
    if not texts["person"]:
        return "не указано, чьи это ответы"
    for meaning, title in (("before", BEFORE), ("after", AFTER)):
        cell = row.at(places[meaning])
        if cell and cell.fault:
            return f"ответ «{title}»: {cell.fault[0].lower()}{cell.fault[1:]}"
        if texts[meaning] and read_number(texts[meaning]) is None:
            return f"ответ «{title}» — «{_short(texts[meaning])}», это не число"
    return ""


def _short(text: str, most: int = 30) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
