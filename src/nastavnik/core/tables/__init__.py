"""Spreadsheet rows with their cell addresses: reading strangers' files safely and writing our own.

`read_table` turns the bytes of an .xlsx, .xls, .ods, .csv (or a web table saved as .xls) into a `Sheet`;
whatever is wrong with the file is a `TableRefused` carrying one Russian sentence. `write_workbook` and
`write_csv` go the other way and never let a value become a formula.
"""

from nastavnik.core.tables.limits import DEFAULT_LIMITS, TableLimits
from nastavnik.core.tables.reading import read_table, read_tables
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import Cell, MergedRange, Row, Sheet, column_letters
from nastavnik.core.tables.writing import SheetToWrite, write_csv, write_workbook

__all__ = [
    "DEFAULT_LIMITS",
    "Cell",
    "MergedRange",
    "Row",
    "Sheet",
    "SheetToWrite",
    "TableLimits",
    "TableRefused",
    "column_letters",
    "read_table",
    "read_tables",
    "write_csv",
    "write_workbook",
]
