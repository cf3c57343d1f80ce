"""The programme itself on paper, and the papers of teachers: re-read, nothing empty, the words of their contour."""

import io

import pytest
from docx import Document

from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.features.documents.filling.drawing import draw
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import fill
from nastavnik.features.organisations.methodology import pack
from nastavnik.features.programmes.actions import change_programme, set_content, suggest_chain
from nastavnik.features.programmes.content import chain
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.features.roadmaps.printing import roadmap_rows
from tests.makers.documents import NOVEMBER, ORDER_DAY, make_draft, make_issued, make_ready_programme
from tests.makers.organisations import BY
from tests.makers.people import make_person

SIGNED = {"by": BY, "moment": NOVEMBER}
CONTOURS = ["pupils", "teachers"]
LAYOUTS = ["roadmap_a", "roadmap_b", "roadmap_v"]


def of(contour: str):
    """A programme of a contour with two of its forms."""
    codes = [track.code for track in pack(contour).tracks[:2]]
    return make_ready_programme(pack_code=contour, tracks={codes[0]: 7, codes[1]: None})


def drawn(programme, blank: str = "programme") -> bytes:
    facts = Facts(make_draft(programme, blank), ORDER_DAY)
    return draw(facts, fill(facts, preview=False))


def cells(document: bytes) -> list[list[str]]:
    tables = Document(io.BytesIO(document)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


@pytest.mark.parametrize("contour", CONTOURS)
def test_a_programme_just_opened_prints_whole(home, contour):
    programme = of(contour)
    document = drawn(programme)
    text = docx_text(document)
    assert find_unfilled(document) == []
    for track in chosen_tracks(programme):
        assert f"«{track.title}»" in text and track.purpose in text
    steps = [row for row in cells(document) if len(row) == 5]
    titles = [row[1] for row in steps]
    assert [one.title for one in roadmap_rows(programme) if one.title not in titles] == []
    assert all(row[0] and row[1] and row[3] for row in steps)


@pytest.mark.parametrize("contour", CONTOURS)
def test_what_the_curator_has_set_in_the_builder_is_on_paper(home, contour):
    programme = of(contour)
    found, track = pack_of(programme), chosen_tracks(programme)[0]
    helper = make_person("Орлова Ирина Павловна", "staff", post="Педагог-психолог", sex="f")
    owner = next(one for one in found.owners if one.code != "curator")
    set_content(
        programme, expected=None, directions=[found.directions[0].code], manners=[found.manners[1].code],
        amounts={track.code: {"months": 5, "meetings_per_month": 3, "hours": 77}}, duties={owner.code: helper}, **SIGNED,
    )  # fmt: skip
    change_programme(programme, aim="Подружить шестые классы", **SIGNED)
    suggest_chain(programme, **SIGNED)
    document = drawn(programme)
    text = docx_text(document)
    assert "Цель программы: подружить шестые классы." in text
    assert f"{owner.title} – Орлова Ирина Павловна, педагог-психолог" in text
    load = next(row for row in cells(document) if row[0] == track.title)
    assert (load[1], load[2], load[3], load[5]) == ("7", "5", "3", "77")
    printed = [row[0] for row in cells(document) if len(row) == 4]
    assert [link.problem for link in chain(programme)] == printed[1:]


@pytest.mark.parametrize("blank", LAYOUTS)
def test_teachers_print_their_roadmap_in_each_layout(home, blank):
    programme = of("teachers")
    document = drawn(programme, blank)
    assert find_unfilled(document) == []
    text = docx_text(document)
    assert "наставничества педагогических работников" in text and "обучающихся" not in text.split("№ п/п")[0]
    numbers = [row[0] for row in cells(document)[1:] if len(row) in (5, 6) and row[0] != row[-1]]
    rows = roadmap_rows(programme)
    assert {row.number for row in rows} <= set(numbers)
    assert all(any(row.title in line for line in cells(document)) for row in rows)


def test_the_programme_is_issued_and_kept(home):
    programme = of("teachers")
    assert make_issued(programme, "programme", number="").title.startswith("Программа наставничества педаг")


def test_a_programme_without_a_curator_or_steps_names_what_is_missing(home):
    from tests.makers.programmes import make_programme

    facts = Facts(make_draft(make_programme(), "programme"), ORDER_DAY)
    lacking = fill(facts, preview=True).lacking
    assert "куратор программы" in lacking
    assert "мероприятия дорожной карты" in lacking
