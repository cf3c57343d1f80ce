"""The preview is drawn from the document itself: same words, same numbers, marks found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nastavnik.core.paperwork.reading import docx_text
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank
from nastavnik.core.paperwork.sheets import Grid, Line, leaf_of_register, marked, sheets_of
from tests.core.paperwork.specimens import SPECIMENS, blank


def lines_of(leaves) -> list[Line]:
    found = []
    for leaf in leaves:
        for block in leaf.blocks:
            rows = [*block.head, *block.rows] if isinstance(block, Grid) else []
            found += [block] if isinstance(block, Line) else [x for r in rows for c in r for x in c.lines]
    return found


@pytest.mark.parametrize("code", list(SPECIMENS))
def test_every_word_of_the_document_is_on_its_sheets(code):
    document = render_blank(blank(code), SPECIMENS[code].context())
    shown = {line.text for line in lines_of(sheets_of(document))}
    parts = {part for text in shown for part in text.split("\n")}
    # besides the body there are the properties of the file and the number of the page
    apart = {SPECIMENS[code].head.title, SPECIMENS[code].school.short_name, "ru-RU", "1", "2", ""}
    assert set(docx_text(document).split("\n")) - parts <= apart


def test_points_are_counted_as_on_paper():
    document = render_blank(blank("pairs_order"), SPECIMENS["pairs_order"].context())
    numbers = [line.number for line in lines_of(sheets_of(document)) if line.number]
    assert numbers[:6] == ["1.", "2.", "2.1.", "2.2.", "2.3.", "3."]


def test_table_of_pairs_lies_on_a_wide_sheet():
    document = render_blank(blank("pairs_order"), SPECIMENS["pairs_order"].context())
    assert [leaf.wide for leaf in sheets_of(document)] == [False, True, False]


def test_name_of_a_stage_spans_its_rows():
    document = render_blank(blank("roadmap_a"), SPECIMENS["roadmap_a"].context())
    grids = [b for leaf in sheets_of(document) for b in leaf.blocks if isinstance(b, Grid) and b.ruled]
    assert max(cell.down for row in grids[0].rows for cell in row) > 1


def test_marked_place_is_found_and_its_stop_is_seen_by_the_blank():
    values = SPECIMENS["pairs_order"].context()
    values["контроль_вин"] = marked("spot-1", "Сидорову С. С.")
    leaves = sheets_of(render_blank(blank("pairs_order"), values))
    (line,) = [x for x in lines_of(leaves) if any(piece.key for piece in x.pieces)]
    assert line.text.endswith("возложить на Сидорову С. С.")
    assert [piece.text for piece in line.pieces if piece.key == "spot-1"] == ["Сидорову С. С"]


@given(st.text(alphabet=st.characters(exclude_categories=["Co", "Cs"])))
def test_mark_changes_no_visible_sign(text):
    shown = "".join(sign for sign in marked("g", text) if not "\ue000" <= sign <= "\ue002")
    assert shown == f"g{text}"


def test_register_is_one_wide_sheet():
    leaf = leaf_of_register("Школа", "База", (("№", 3), ("ФИО", 9)), [["1", "Иванов"]])
    assert leaf.wide and leaf.blocks[2].widths == (25, 75)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_what_is_not_a_document_is_refused(data):
    with pytest.raises(BlankRefused):
        sheets_of(data)
