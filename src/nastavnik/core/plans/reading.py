"""A sheet with somebody's roadmap → lines: headings, steps and their parts; and what was not understood, by address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nastavnik.core.plans.headers import Header, find_header, folded, vocabulary
from nastavnik.core.plans.numbers import belongs_to, parts_of
from nastavnik.core.plans.plan import PlanFinding, PlanLine, PlanRead
from nastavnik.core.rosters.cells import Grid, carry_merged, grid_of, wide_merge
from nastavnik.core.tables import Cell, Sheet, TableRefused

DEPTH = 2
"""Parts of parts are the deepest."""
_ROMAN = re.compile(r"^(раздел\s+)?[ivxхіivх]+[.)]?$", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^(\d+(?:\.\d+)*\.?|[IVXХ]+\.)\s+(?=\S)")
JOINED = {"period": "; ", "owners": "\n", "co_owners": "\n", "content": "\n", "result": "\n", "document": "\n", "note": "\n"}  # fmt: skip


def read_plan(sheets: Sequence[Sheet]) -> PlanRead:
    """The sheet that holds most steps; the other sheets with anything on them are named in a finding.

    Raises `TableRefused` when no sheet has headings of a roadmap, or there is nothing under them.
    """
    found: list[PlanRead] = []
    refused: TableRefused | None = None
    for sheet in sheets:
        try:
            found.append(_Reading.of(sheet).read())
        except TableRefused as fault:
            refused = refused or fault
    if not found:
        raise refused or TableRefused("В файле нет ни одной заполненной таблицы.")
    best = max(found, key=lambda one: len(one.steps))
    if not best.lines:
        raise TableRefused("Под заголовками таблицы нет ни одного мероприятия.")
    others = [sheet.name for sheet in sheets if sheet.name != best.sheet]
    if others:
        named = ", ".join(f"«{name}»" for name in others)
        note = PlanFinding("", f"Прочитан лист «{best.sheet}»; другие листы не загружаются: {named}", True)
        best = replace(best, findings=(note, *best.findings))
    return best


@dataclass
class _Reading:
    """One sheet being read from top to bottom."""

    sheet: Sheet
    grid: Grid
    header: Header
    lines: list[PlanLine] = field(default_factory=list)
    findings: list[PlanFinding] = field(default_factory=list)
    styles: dict[str, int] = field(default_factory=dict)
    merged_title: tuple[int, int] | None = None

    @classmethod
    def of(cls, sheet: Sheet) -> "_Reading":
        grid = grid_of(sheet)
        header = find_header(grid)
        data = tuple(one for one in sheet.merges if one.top > header.last)
        carry_merged(grid, data, header.last + 1, len(sheet.rows))
        return cls(sheet, grid, header)

    def read(self) -> PlanRead:
        rows = [number for number in sorted(self.grid) if number > self.header.last and self.grid[number]]
        for place, number in enumerate(rows):
            self._row(number, rows[place + 1] if place + 1 < len(rows) else None)
        if "kind" not in self.header.meanings.values():
            self._below()
        return PlanRead(self.sheet.name, self.header.columns, tuple(self.lines), tuple(self.findings))

    def _row(self, number: int, following: int | None) -> None:
        cells, texts = self.grid[number], self._texts(number)
        for cell in cells.values():
            if cell.fault:
                self.findings.append(PlanFinding(cell.address, cell.fault))
        if self._is_header_again(cells):
            return
        told = vocabulary()["kinds"].get(folded(texts.get("kind", "")))
        if told:
            self._add(told[0], told[1], texts, number)
        elif self._is_below(texts, number):
            self._lose(number)
        elif self._is_heading(number, texts, following):
            self._heading(texts, number)
        else:
            self._step(texts, number)

    def _texts(self, number: int) -> dict[str, str]:
        """The texts of a row by meaning; unknown columns go to the note with their headings."""
        told: dict[str, str] = {}
        notes = []
        for column, cell in sorted(self.grid[number].items()):
            meaning = self.header.meanings.get(column, "")
            if meaning:
                told[meaning] = cell.text
            elif not cell.carried:
                header = next(
                    (
                        one.header
                        for one in self.header.columns
                        if one.letter == cell.address.rstrip("0123456789")
                    ),
                    "",
                )
                notes.append((header, cell.text))
        if len(self._own(number)) > 1 or told.get("title"):
            extra = [f"{header}: {text}" if header else text for header, text in notes]
            told["note"] = "\n".join(part for part in (told.get("note", ""), *extra) if part)
        elif notes and not told.get("title"):
            told["title"] = notes[0][1]
        return told

    def _own(self, number: int) -> list[Cell]:
        return [cell for cell in self.grid[number].values() if not cell.carried]

    def _is_header_again(self, cells: dict[int, Cell]) -> bool:
        top = {column: cell.text for column, cell in self.grid[self.header.first].items()}
        same = sum(1 for column, cell in cells.items() if top.get(column) == cell.text)
        return same >= max(2, len(top) - 1)

    def _is_below(self, texts: dict[str, str], number: int) -> bool:
        """Signatures and the like under the steps."""
        words = folded(" ".join(cell.text for cell in self._own(number)))
        alone = len(self._own(number)) == 1 or "___" in words
        numbered = 0 < len(texts.get("number", "")) < 12  # words may stand in the narrow column as well
        below = re.search(vocabulary()["below"], words) is not None
        return bool(self.lines) and alone and not numbered and below

    def _lose(self, number: int) -> None:
        words = " ".join(cell.text for cell in self._own(number))[:80]
        told = f"Строка {number} под таблицей не загружается: «{words}»"
        self.findings.append(PlanFinding(self._first_address(number), told, True))

    # — headings —

    def _is_heading(self, number: int, texts: dict[str, str], following: int | None) -> bool:
        """A row with one text (and a number) and nothing of a step: a banner, a word for it, or parts under its number."""
        own = {self.header.meanings.get(cell.column, "") for cell in self._own(number)}
        words = [cell for cell in self._own(number) if self.header.meanings.get(cell.column) != "number"]
        if len(words) > 1 or not (words or texts.get("number")):
            return False
        if texts.get("period") or texts.get("owners"):
            return False
        text = _bare(texts)
        if wide_merge(self.sheet.merges, number, self.sheet.width) and len(text) > 1:
            return True
        if re.search(vocabulary()["heading"], folded(text)) or _ROMAN.match(texts.get("number", "").strip()):
            return True
        if own - {"number", "title", "stage", "section", ""}:
            return False
        next_number = self._texts(following).get("number", "") if following else ""
        mine = texts.get("number", "") or _number_in(text)
        return belongs_to(next_number, mine) or (not mine and text.isupper())

    def _heading(self, texts: dict[str, str], number: int) -> None:
        text, typed = _bare(texts), texts.get("number", "")
        if not texts.get("title") and not texts.get("section") and not texts.get("stage"):
            text, typed = typed, ""
        if not typed and (found := _number_in(text)):
            typed, text = found, text[len(found) :].strip()
        style = _style(typed, text)
        depth = self.styles.get(style)
        last = self.lines[-1] if self.lines else None
        above = next((one for one in reversed(self.lines) if one.kind == "section" and one.depth == 0), None)
        if re.search(vocabulary()["subheading"], folded(text)) or (above and belongs_to(typed, above.number)):
            depth = 1
        if depth is None:
            depth = int(last is not None and last.kind == "section" and last.depth == 0)
        self.styles[style] = depth
        self.lines.append(PlanLine("section", depth if above else 0, text, number=typed, row=number))

    def _below(self) -> None:
        """Words under the table are no headings: nothing follows them."""
        while self.lines and self.lines[-1].kind == "section":
            line = self.lines.pop()
            place = f"{line.row}"
            told = (
                f"Строка {place} под таблицей не загружается: «{f'{line.number} {line.title}'.strip()[:80]}»"
            )
            self.findings.append(PlanFinding(place, told, True))

    # — steps —

    def _step(self, texts: dict[str, str], number: int) -> None:
        title_cell = self._cell("title", number)
        last = self.lines[-1] if self.lines and self.lines[-1].kind == "step" else None
        if title_cell is not None and title_cell.carried and last is not None:
            self._part_of_merged(texts, number, last)
        elif texts.get("title"):
            self._add("step", self._depth(texts.get("number", "")), texts, number)
        elif texts.get("content"):
            self._add(
                "step",
                self._depth(texts.get("number", "")),
                texts | {"title": texts["content"], "content": ""},
                number,
            )
        else:
            self._continue(texts, number, last)

    def _part_of_merged(self, texts: dict[str, str], number: int, last: PlanLine) -> None:
        """Under a title merged over several rows each content of its own is a part; the rest continues the row above."""
        content = self._cell("content", number)
        if content is not None and not content.carried:
            top = next(
                (one for one in reversed(self.lines) if one.kind == "step" and one.title == texts["title"]),
                last,
            )
            told = texts | {"title": content.text, "content": ""}
            if (cell := self._cell("number", number)) is not None and cell.carried:
                told["number"] = ""
            self._add("step", min(top.depth + 1, DEPTH), told, number)
            return
        own = {
            m: t for m, t in texts.items() if (cell := self._cell(m, number)) is not None and not cell.carried
        }
        self._continue(own, number, last)

    def _continue(self, texts: dict[str, str], number: int, last: PlanLine | None) -> None:
        filled = {m: t for m, t in texts.items() if t and m in JOINED}
        if last is None or not filled:
            words = "; ".join(text for text in texts.values() if text)[:80]
            told = f"Строка {number} не прочитана, в ней нет мероприятия: «{words}»"
            self.findings.append(PlanFinding(self._first_address(number), told, True))
            return
        more = {m: _joined(getattr(last, m), text, JOINED[m]) for m, text in filled.items()}
        self.lines[-1] = replace(last, **more)  # type: ignore[arg-type]
        self.findings.append(
            PlanFinding(
                self._first_address(number), f"Строка {number} прочитана как продолжение строки {last.row}"
            )
        )

    def _depth(self, number: str) -> int:
        """How deep a number stands under the steps before it, up to the nearest heading."""
        above: list[PlanLine] = []
        for line in reversed(self.lines):
            if line.kind == "section":
                break
            above.append(line)
        for line in above:
            if belongs_to(number, line.number):
                return min(line.depth + 1, DEPTH)
        return 0

    def _add(self, kind: str, depth: int, texts: dict[str, str], number: int) -> None:
        title = texts.get("title") or texts.get("section") or texts.get("stage") or ""
        if not title:
            told = f"Строка {number} не прочитана: у неё есть номер, но нет названия"
            self.findings.append(PlanFinding(self._first_address(number), told, True))
            return
        kept = {name: text for name, text in texts.items() if name not in {"kind", "title"}}
        if kind == "section":
            kept = {"number": texts.get("number", "")}
        self.lines.append(PlanLine(kind, depth, title, row=number, **kept))  # type: ignore[arg-type]

    def _cell(self, meaning: str, number: int) -> Cell | None:
        column = next((one for one, code in self.header.meanings.items() if code == meaning), None)
        return None if column is None else self.grid[number].get(column)

    def _first_address(self, number: int) -> str:
        own = self._own(number) or list(self.grid[number].values())
        return own[0].address


def _bare(texts: dict[str, str]) -> str:
    return texts.get("title") or texts.get("section") or texts.get("stage") or texts.get("number", "")


def _number_in(text: str) -> str:
    found = _LEADING_NUMBER.match(text)
    return found[1] if found else ""


def _style(number: str, text: str) -> str:
    """Headings of one level are written alike: by Roman figures, by a word, by so many arabic ones."""
    if _ROMAN.match(number.strip()):
        return "roman"
    if parts := parts_of(number):
        return f"arabic {len(parts)}"
    word = re.search(vocabulary()["heading"], folded(text))
    return word[0] if word else "plain"


def _joined(above: str, below: str, between: str) -> str:
    return (
        between.join(part for part in (above, below) if part) if below not in above.split(between) else above
    )
