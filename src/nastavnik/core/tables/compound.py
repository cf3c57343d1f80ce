"""Old binary workbooks: a look into the compound file before the library opens it."""

import struct

from nastavnik.core.tables.archive import BROKEN, protected
from nastavnik.core.tables.guard import refuse_size
from nastavnik.core.tables.kinds import ADVICE
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused

_CELL_RECORDS = {0x00FD, 0x0203, 0x0204, 0x027E, 0x00BD, 0x0006, 0x0205, 0x00D6, 0x0201, 0x00BE}
_FILE_PASSWORD = 0x002F
_END = 0xFFFFFFFA  # special sector numbers start above it


def refuse_hostile_compound(source: bytes, limits: TableLimits) -> None:
    """Raise `TableRefused` for encrypted, foreign, broken or oversized compound files."""
    if _wide("EncryptedPackage") in source:
        raise TableRefused(protected())
    try:
        stream = _workbook_stream(source)
    except (struct.error, IndexError, ValueError) as fault:
        raise TableRefused(BROKEN) from fault
    if stream is None:
        what = "Это текстовый документ Word" if _wide("WordDocument") in source else "Это не таблица"
        raise TableRefused(f"{what}. {ADVICE}.")
    _check_records(stream, limits)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _check_records(stream: bytes, limits: TableLimits) -> None:
    position, filled = 0, 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind == _FILE_PASSWORD:
            raise TableRefused(protected())
        if kind in _CELL_RECORDS and size >= 4 and position + 8 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, position + 4)
            refuse_size(row + 1, column + 1, limits)
            filled += 1
        position += 4 + size
    if filled > limits.filled_cells * 3:
        raise TableRefused("В таблице слишком много ячеек. Оставьте только нужные столбцы и строки.")


def _workbook_stream(source: bytes) -> bytes | None:
    """Bytes of the `Workbook` (or `Book`) stream; None when the file holds something else."""
    shift, mini_shift = struct.unpack_from("<HH", source, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    fat = _allocation_table(source, 1 << shift)
    directory = _chain(source, fat, struct.unpack_from("<I", source, 48)[0], 1 << shift)
    root = directory[:128]
    for start in range(0, len(directory) - 127, 128):
        entry = directory[start : start + 128]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace") if length <= 64 else ""
        if name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
            return _stream(source, fat, root, entry, 1 << shift)
    return None


def _stream(source: bytes, fat: list[int], root: bytes, entry: bytes, sector: int) -> bytes:
    first, size = struct.unpack_from("<II", entry, 116)
    if size >= struct.unpack_from("<I", source, 56)[0]:
        return _chain(source, fat, first, sector)[:size]
    container = _chain(source, fat, struct.unpack_from("<I", root, 116)[0], sector)
    table = _chain(source, fat, struct.unpack_from("<I", source, 60)[0], sector)
    mini = list(struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4]))
    return _mini_chain(container, mini, first)[:size]


def _allocation_table(source: bytes, sector: int) -> list[int]:
    heads = [head for head in struct.unpack_from("<109I", source, 76) if head < _END]
    extra, left = struct.unpack_from("<II", source, 68)
    while extra < _END and left > 0:
        block = _sector(source, extra, sector)
        words = struct.unpack(f"<{sector // 4}I", block)
        heads += [head for head in words[:-1] if head < _END]
        extra, left = words[-1], left - 1
    if len(heads) * sector > len(source):
        raise ValueError("allocation table")
    table: list[int] = []
    for head in heads:
        table += struct.unpack(f"<{sector // 4}I", _sector(source, head, sector))
    return table


def _sector(source: bytes, number: int, size: int) -> bytes:
    block = source[(number + 1) * size : (number + 2) * size]
    if not block:
        raise ValueError("sector outside the file")
    return block.ljust(size, b"\xff")


def _chain(source: bytes, fat: list[int], first: int, size: int) -> bytes:
    blocks: list[bytes] = []
    number = first
    while number < _END:
        if len(blocks) > len(fat):
            raise ValueError("looped chain")
        blocks.append(_sector(source, number, size))
        number = fat[number]
    return b"".join(blocks)


def _mini_chain(container: bytes, table: list[int], first: int) -> bytes:
    blocks: list[bytes] = []
    number = first
    while number < _END:
        if len(blocks) > len(table):
            raise ValueError("looped chain")
        blocks.append(container[number * 64 : number * 64 + 64])
        number = table[number]
    return b"".join(blocks)
