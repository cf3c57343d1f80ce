"""Where in a DOCX fields are filled, and the source text of each such place."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nastavnik.core.paperwork.grammar import Forbidden
from nastavnik.core.paperwork.package import Package, content_types, is_xml, parse_xml, xml_text
from nastavnik.core.paperwork.refusals import BlankRefused

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_FILLED = {
    f"{_WORD}document.main+xml": "основной текст",
    f"{_WORD}header+xml": "верхний колонтитул",
    f"{_WORD}footer+xml": "нижний колонтитул",
    f"{_WORD}footnotes+xml": "сноски",
    f"{_WORD}endnotes+xml": "концевые сноски",
    "application/vnd.openxmlformats-package.core-properties+xml": "свойства документа",
}
_VERTICAL_MERGE = "{% if loop.first %}restart{% else %}continue{% endif %}"
_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|\{\{|\{%", re.DOTALL)
_WORD_ONLY = re.compile(r"\{\{\s*(?:r|p|tr|tc)\s|\{%-|-%\}|\{%\s*(?:tc|colspan|cellbg|hm)\s|\{\{-|-\}\}")


@dataclass(frozen=True)
class Place:
    """One part that is filled: its name in the package, its name in Russian, and its source for the sandbox.

    Each paragraph of the source starts on a line of its own, so that a line number leads to the paragraph.
    """

    part: str
    title: str
    source: str
    in_runs: bool

    def paragraph(self, line: int) -> str:
        """Visible text of the source line (from 1); "" if there is none."""
        lines = self.source.split("\n")
        text = re.sub(r"<[^>]*>", "", lines[line - 1]) if 0 < line <= len(lines) else ""
        return " ".join(text.split())[:200]

    def misplaced(self) -> list[Forbidden]:
        """Fields that stand in formatting, in field codes or in a form that would lose text."""
        if not self.in_runs:
            return []
        return [*_outside_text(self.source), *_word_only(self.source)]


def places(package: Package) -> list[Place]:
    """All parts that are filled, main text first. Raises BlankRefused when there is no main text."""
    kinds = content_types(package)
    found = [_place(package, name, _FILLED[kind]) for name, kind in kinds.items() if kind in _FILLED]
    if not any(place.title == "основной текст" for place in found):
        raise BlankRefused(
            "В файле нет основного текста документа: сохраните бланк в формате DOCX без макросов."
        )
    order = list(_FILLED.values())
    return sorted(found, key=lambda place: (order.index(place.title), place.part))


def unfilled_parts(package: Package) -> Iterator[str]:
    """Parts outside `places` that nevertheless hold field signs (comments, embedded glossaries…)."""
    for name, kind in content_types(package).items():
        if kind in _FILLED or not is_xml(name, kind):
            continue
        text = "".join(parse_xml(package[name]).itertext())
        if "{{" in text or "{%" in text:
            yield name


def _place(package: Package, name: str, title: str) -> Place:
    text = xml_text(parse_xml(package[name]))
    in_runs = title != "свойства документа"
    return Place(name, title, _patched(text) if in_runs else text, in_runs)


def _patched(xml: str) -> str:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped,unused-ignore]

    source = str(DocxTemplate(io.BytesIO()).patch_xml(xml.replace("\n", " ")))
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)


def _outside_text(source: str) -> Iterator[Forbidden]:
    tag, line, position = "", 1, 0
    for token in _TOKEN.finditer(source):
        line += source.count("\n", position, token.start())
        position = token.start()
        text = token.group()
        if text.startswith("<"):
            if "{{" in text or "{%" in text.replace(_VERTICAL_MERGE, ""):
                yield Forbidden(line, "поле стоит в оформлении, а не в тексте; перенесите его в текст.")
            tag = text
        elif text.startswith("{{") and not re.match(r"<w:t[ >]", tag):
            yield Forbidden(line, "поле стоит там, где текст не печатается; перенесите его в обычный абзац.")


def _word_only(source: str) -> Iterator[Forbidden]:
    for match in _WORD_ONLY.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        yield Forbidden(line, f"запись «{match.group().strip()}» в бланках не поддерживается; уберите её.")
