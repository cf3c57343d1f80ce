"""Empty cells under a heading continue the cell above; everything else stays byte for byte."""

import io

from docx import Document

from nastavnik.core.paperwork.merging import merge_down


def paper(rows: list[list[str]]) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def spans(document: bytes) -> list[list[str]]:
    table = Document(io.BytesIO(document)).tables[0]
    return [[cell.vMerge or "" for cell in row.tc_lst] for row in table._tbl.tr_lst]


def test_empty_cells_continue_the_one_above_in_their_column_only() -> None:
    source = paper([["№", "Сроки"], ["1", "май"], ["", ""], ["3", "июнь"], ["4", ""]])
    assert spans(merge_down(source, "срок")) == [
        ["", ""], ["", "restart"], ["", "continue"], ["", "restart"], ["", "continue"],
    ]  # fmt: skip


def test_a_paper_without_such_a_column_or_gap_is_not_touched() -> None:
    for rows in ([["№", "Итог"], ["1", ""]], [["№", "Срок"], ["1", "май"]], [["№", "Срок"], ["1", ""]]):
        source = paper(rows)
        assert merge_down(source, "срок") == source
