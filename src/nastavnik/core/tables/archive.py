"""The guard in front of every library: looks into the archive before anything is unpacked for real."""

import io
import re
import zipfile

from nastavnik.core.tables.kinds import ADVICE
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused

BROKEN = "Файл повреждён или записан не до конца. Откройте его в табличном редакторе, сохраните заново и повторите."
_NESTED = (".zip", ".xlsx", ".xlsm", ".7z", ".rar", ".gz", ".docx")


class Archive:
    """Parts of a checked archive; `part` never returns more than the limits allow."""

    def __init__(self, source: bytes, limits: TableLimits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source))
            self._entries = self._zip.infolist()
        except Exception as fault:
            raise TableRefused(BROKEN) from fault
        self.names = [entry.filename for entry in self._entries]
        self._refuse_bombs()

    def kind(self) -> str:
        """xlsx or ods.

        Raises:
            TableRefused: another archive (a text document, a presentation, photographs).
        """
        names = set(self.names)
        if any(re.fullmatch(r"/?xl/workbook\.(xml|bin)", name, re.I) for name in names):
            return "xlsb" if any(name.lower().endswith("workbook.bin") for name in names) else "xlsx"
        if "mimetype" in names and b"opendocument.spreadsheet" in self.part("mimetype"):
            return "ods"
        if any(name.startswith("word/") for name in names):
            raise TableRefused(f"Это текстовый документ Word, а не таблица. {ADVICE}.")
        if "content.xml" in names and "mimetype" in names:
            raise TableRefused(f"Это документ другого рода, а не таблица. {ADVICE}.")
        raise TableRefused(f"Это архив, а не таблица. Распакуйте его и загрузите саму таблицу. {ADVICE}.")

    def part(self, name: str) -> bytes:
        """Bytes of a part as UTF-8, never past `part_size` whatever the directory promised."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self._limits.part_size + 1)
        except Exception as fault:
            raise TableRefused(_read_fault(fault)) from fault
        if len(data) > self._limits.part_size:
            raise TableRefused(_too_big())
        return as_utf8(data)

    def _refuse_bombs(self) -> None:
        limits = self._limits
        if len(self._entries) > limits.archive_entries:
            raise TableRefused("Внутри файла подозрительно много частей: он не похож на обычную таблицу.")
        if any(entry.flag_bits & 0x1 for entry in self._entries):
            raise TableRefused(protected())
        if len(set(self.names)) != len(self.names):
            raise TableRefused(BROKEN)
        if sum(entry.file_size for entry in self._entries) > limits.unpacked_size:
            raise TableRefused(_too_big())
        for entry in self._entries:
            swollen = entry.file_size > limits.ratio_from
            if swollen and entry.file_size > limits.ratio * max(entry.compress_size, 1):
                raise TableRefused(_too_big())
            if entry.filename.lower().endswith(_NESTED) and "embeddings/" not in entry.filename.lower():
                raise TableRefused("Внутри файла лежит ещё один архив. Загрузите саму таблицу.")


def as_utf8(data: bytes) -> bytes:
    """XML parts may legally be UTF-16; the scanners below read one encoding only."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode()
    if data[:4] == b"<\x00?\x00":
        return data.decode("utf-16-le", "replace").encode()
    if data[:4] == b"\x00<\x00?":
        return data.decode("utf-16-be", "replace").encode()
    return data


def protected() -> str:
    """The sentence about a password."""
    return "Файл защищён паролем. Снимите пароль в табличном редакторе, сохраните и загрузите снова."


def _too_big() -> str:
    return (
        "Таблица при распаковке оказывается неправдоподобно большой. Скопируйте нужные строки в новую книгу "
        "и загрузите её."
    )


def _read_fault(fault: Exception) -> str:
    return protected() if isinstance(fault, RuntimeError) and "password" in str(fault) else BROKEN
