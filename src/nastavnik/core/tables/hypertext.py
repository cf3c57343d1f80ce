"""Web tables saved under the name .xls, as electronic diaries export them."""

from html.parser import HTMLParser

from nastavnik.core.tables.encodings import decode_text
from nastavnik.core.tables.guard import refuse_size
from nastavnik.core.tables.limits import TableLimits
from nastavnik.core.tables.refusal import TableRefused
from nastavnik.core.tables.sheet import MergedRange, Sheet, build_row


def read_hypertext(source: bytes, limits: TableLimits) -> list[Sheet]:
    """Every table of the page as a sheet; raises `TableRefused` when there is none."""
    text, encoding = decode_text(source)
    reader = _TableReader(limits)
    reader.feed(text)
    reader.close()
    grids = [(rows, merges) for rows, merges in reader.tables if any(any(row) for row in rows)]
    if not grids:
        raise TableRefused("Это веб-страница без таблицы. Выгрузите список в формате .xlsx или .csv.")
    names = tuple(f"Таблица {number}" for number in range(1, len(grids) + 1))
    return [
        Sheet(
            name,
            tuple(build_row(number, row, {}) for number, row in enumerate(rows, 1)),
            tuple(merges),
            "html",
            encoding,
            names,
        )
        for name, (rows, merges) in zip(names, grids, strict=True)
    ]


class _TableReader(HTMLParser):
    """Collects tables with their spans; nested tables are read as tables of their own."""

    def __init__(self, limits: TableLimits) -> None:
        super().__init__(convert_charrefs=True)
        self._limits = limits
        self.tables: list[tuple[list[list[str]], list[MergedRange]]] = []
        self._open: list[int] = []
        self._taken: dict[tuple[int, int, int], bool] = {}
        self._span = (1, 1)
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._close_cell()
            self.tables.append(([], []))
            self._open.append(len(self.tables) - 1)
        elif not self._open:
            return
        elif tag == "tr":
            self._close_cell()
            rows = self.tables[self._open[-1]][0]
            rows.append([])
            refuse_size(len(rows), 0, self._limits)
        elif tag in ("td", "th"):
            self._close_cell()
            found = dict(attrs)
            self._span = (_number(found.get("rowspan")), _number(found.get("colspan")))
            self._words = []
        elif tag == "br" and self._words is not None:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self._open:
            self._close_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data.replace("\n", " "))

    def _close_cell(self) -> None:
        if self._words is None or not self._open:
            return
        table = self._open[-1]
        rows, merges = self.tables[table]
        if not rows:
            rows.append([])
        row, number = rows[-1], len(rows)
        while self._taken.get((table, number, len(row))):
            row.append("")
        left, (down, right) = len(row), self._span
        row.extend(["".join(self._words).strip()] + [""] * (right - 1))
        refuse_size(number + down - 1, len(row), self._limits)
        if down > 1 or right > 1:
            merges.append(MergedRange(number, left, number + down - 1, left + right - 1))
            self._taken |= {
                (table, number + lower, left + step): True
                for lower in range(1, down)
                for step in range(right)
            }
        self._words = None


def _number(written: str | None) -> int:
    return max(int(written), 1) if written and written.isdecimal() and len(written) < 6 else 1
