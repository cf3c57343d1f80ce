"""Bytes of a file → sheets; the only door through which strangers' tables come in."""

from nastavnik.core.tables.delimited import read_delimited
from nastavnik.core.tables.hypertext import read_hypertext
from nastavnik.core.tables.kinds import kind_of
from nastavnik.core.tables.limits import DEFAULT_LIMITS, TableLimits
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import Sheet
from nastavnik.core.tables.workbook import read_archive, read_compound


def read_table(
    source: bytes, filename: str, sheet: str | None = None, limits: TableLimits = DEFAULT_LIMITS
) -> Sheet:
    """One sheet of a file: the named one, else the first with anything in it.

    Raises:
        TableRefused: with a Russian sentence, for anything that cannot be read.
    """
    sheets = read_tables(source, filename, limits)
    if sheet is None:
        return sheets[0]
    for candidate in sheets:
        if candidate.name.strip().casefold() == sheet.strip().casefold():
            return candidate
    names = ", ".join(f"«{name}»" for name in sheets[0].sheet_names)
    has = f"В файле листы: {names}" if names else "В файле нет листов с названиями"
    raise TableRefused(f"Листа «{sheet}» в файле нет. {has}.")


def read_tables(source: bytes, filename: str, limits: TableLimits = DEFAULT_LIMITS) -> list[Sheet]:
    """Every sheet with at least one filled cell, visible ones first; raises `TableRefused`."""
    if len(source) > limits.file_size:
        allowed = limits.file_size // (1024 * 1024)
        raise TableRefused(f"Файл «{filename}» больше {allowed} МБ. Оставьте в нём только нужный список.")
    kind = kind_of(source)
    sheets = _read(kind, source, limits)
    filled = [sheet for sheet in sheets if any(row.cells for row in sheet.rows)]
    if not filled:
        raise TableRefused("В файле нет ни одной заполненной ячейки. Проверьте, тот ли файл выбран.")
    _refuse_long_cells(filled, limits)
    return filled


def _read(kind: str, source: bytes, limits: TableLimits) -> list[Sheet]:
    if kind == "zip":
        return read_archive(source, limits)
    if kind == "ole":
        return read_compound(source, limits)
    return read_hypertext(source, limits) if kind == "html" else [read_delimited(source, limits)]


def _refuse_long_cells(sheets: list[Sheet], limits: TableLimits) -> None:
    filled = 0
    for sheet in sheets:
        for row in sheet.rows:
            filled += len(row.cells)
            for cell in row.cells:
                if len(cell.text) > limits.cell_characters:
                    raise TableRefused(
                        f"В ячейке {cell.address} больше {limits.cell_characters} знаков. Сократите её и повторите."
                    )
    if filled > limits.filled_cells:
        raise TableRefused("В таблице слишком много ячеек. Оставьте только нужные столбцы и строки.")
