"""Finding what was left unfilled in a document."""

import pytest

from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from tests.core.paperwork.small_docx import paragraph, small_blank


@pytest.mark.parametrize(
    "text",
    ["Директор {{ школа }}", "{%p endif %}", "от None", "до 25 мая 2027 г. г.", "№ № 5", "мая 2027 г..",
     "в  школе", "школа « »", "кабинет ()", "Иванов , Петров", "а,, б"],
)  # fmt: skip
def test_a_suspicious_place_is_found(text):
    assert [found.paragraph for found in find_unfilled(small_blank(paragraph(text)))] == [text]


@pytest.mark.parametrize(
    "text", ["25 мая 2027 г.", "И т. д...", "«___» ______ 20___ г.", "Нонна Истрина", "№ 5 (копия)"]
)
def test_an_ordinary_line_is_not_suspicious(text):
    assert find_unfilled(small_blank(paragraph(text))) == []


def test_an_empty_highlight_is_found():
    run = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>____</w:t></w:r>'
    found = find_unfilled(small_blank(f"<w:p>{run}</w:p>"))
    assert [place.why for place in found] == ["выделенное цветом место не заполнено"]


def test_all_parts_are_read():
    text = docx_text(
        small_blank(paragraph("тело"), table="таблица", header="верх", footer="низ", title="свойство")
    )
    assert {"тело", "таблица", "верх", "низ", "свойство"} <= set(text.split("\n"))
