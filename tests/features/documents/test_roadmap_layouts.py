"""The roadmap on paper in layouts А, Б and В, read back: own steps, sections in two levels, shared periods, the order."""

import io

import pytest
from docx import Document

from nastavnik.features.documents.filling.drawing import draw
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.filled import fill
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import add_section, drop_step
from nastavnik.features.roadmaps.queries import steps
from tests.makers.documents import make_draft, make_ready_programme
from tests.makers.organisations import BY, MOMENT
from tests.makers.roadmaps import make_roadmap, make_step

SIGNED = {"by": BY, "moment": MOMENT}
NAMES = ("Первое своё", "Второе своё", "Третье своё")
LAYOUTS = ["roadmap_a", "roadmap_b", "roadmap_v"]


@pytest.fixture
def programme(home):
    found = make_ready_programme()
    if not steps(found).exists():
        make_roadmap(found)
    return found


def table(programme, blank: str):
    """The widest table of the paper."""
    facts = Facts(make_draft(programme, blank), MOMENT.date())
    document = Document(io.BytesIO(draw(facts, fill(facts, preview=False))))
    return max(document.tables, key=lambda one: len(one.rows))


def rows(programme, blank: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(programme, blank).rows]


@pytest.mark.parametrize("blank", LAYOUTS)
def test_every_step_is_on_paper_once_and_in_order(programme, blank):
    first = make_step(programme, "Свой слёт наставников", number="99", section="legal", period="октябрь")
    make_step(programme, "Билеты на слёт", parent=first, section="legal", period="до 1 октября")
    dropped = drop_step(make_step(programme, "Ненужное"), reason="нет", **SIGNED)
    printed = rows(programme, blank)
    texts = [" | ".join(cells) for cells in printed]
    kept = [step for step in steps(programme) if step.pk != dropped.pk]
    numbers = [cells[0] for cells in printed[1:] if cells[0] != cells[-1]]
    assert sorted(numbers) == sorted(step.number for step in kept)
    for step in kept:
        assert sum(f"{step.number} | " in text and step.title in text for text in texts) == 1, step.title
    assert not any("Ненужное" in text for text in texts)
    if blank == "roadmap_a":
        assert numbers == [step.number for step in kept]
    assert numbers.index("99.1") == numbers.index("99") + 1


@pytest.mark.parametrize("blank", ["roadmap_b", "roadmap_v"])
def test_own_sections_stand_in_two_levels_with_their_steps_below(programme, blank):
    top = add_section(programme, title="Свой раздел", number="IX", **SIGNED)
    inner = add_section(programme, title="Внутренний", number="IX.1", parent=top, **SIGNED)
    make_step(programme, "Мероприятие раздела", own_section=inner, number="9.1.1")
    texts = [cells[0] if cells[0] == cells[-1] else cells[1] for cells in rows(programme, blank)]
    place = texts.index("IX. Свой раздел")
    assert texts[place : place + 3] == ["IX. Свой раздел", "IX.1. Внутренний", "Мероприятие раздела"]
    named = [section.title for section in pack_of(programme).roadmap.sections]
    places = [next(n for n, text in enumerate(texts) if text.endswith(title)) for title in named]
    assert places == sorted(places)


@pytest.mark.parametrize("blank", LAYOUTS)
def test_a_period_of_neighbours_is_one_cell(programme, blank):
    top = add_section(programme, title="Свой раздел", **SIGNED)
    for title in NAMES:
        make_step(programme, title, stage=7, own_section=top, period="единый срок июня: июнь")
    drawn = table(programme, blank)
    column = 4 if blank == "roadmap_a" else 2
    cells = [row.cells[column] for row in drawn.rows if any(row.cells[n].text in NAMES for n in (1, 2))]
    assert len(cells) == 3 and len({cell._tc for cell in cells}) == 1
    raw = [tc for tr in drawn._tbl.tr_lst for tc in tr.tc_lst if "единый" in "".join(tc.itertext())]
    assert len(raw) == 1


def test_several_owners_are_all_on_paper(programme):
    make_step(
        programme,
        "Вместе",
        owner_text="директор; классные руководители 8–11 кл.",
        co_owners="родители",
        section="legal",
    )
    text = " ".join(" ".join(cells) for cells in rows(programme, "roadmap_v"))
    assert "директор, классные руководители 8–11 кл." in text and "родители" in text
