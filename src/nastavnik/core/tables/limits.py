"""How much of a table we are ready to read; every number is a guard against a file made to hurt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableLimits:
    """Caps checked before (and again after) a library opens the file. Sizes are bytes unless said."""

    rows: int = 20_000
    columns: int = 200
    cell_characters: int = 5_000  # a page and a half: no cell of an honest list holds more
    filled_cells: int = 600_000
    file_size: int = 25 * 1024 * 1024
    archive_entries: int = 2_000
    unpacked_size: int = 128 * 1024 * 1024
    part_size: int = 96 * 1024 * 1024
    ratio: int = 250  # unpacked : packed of one part; honest sheets stay below about 60
    ratio_from: int = 2 * 1024 * 1024  # small parts may compress as they like


DEFAULT_LIMITS = TableLimits()
