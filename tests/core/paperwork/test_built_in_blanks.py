"""The built-in blanks: what a reader sees after they are filled."""

import io
import subprocess
import sys

import docx
import pytest

from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.contracts import CONTRACTS, slots_of, specimen_of
from nastavnik.core.paperwork.package import read_package
from nastavnik.core.paperwork.reading import docx_text, find_unfilled
from nastavnik.core.paperwork.rendering import render_blank
from tests.core.paperwork.leaves import replaced
from tests.core.paperwork.specimens import (
    PACKS,
    ROOT,
    SPECIMENS,
    blank,
    introduction,
    pair,
    pairs,
    programme,
    roadmap,
)

_SCHOOL_TOP = {"школа.учредитель", "школа.краткое", "школа.адрес", "школа.инн", "школа.огрн", "школа.город"}
_SCHOOL_TOP |= {"школа.должность_директора", "школа.директор", "школа.телефон", "школа.почта", "школа.окпо"}
_EXECUTOR = {"документ.исполнитель", "документ.телефон_исполнителя"}
_ROADMAP = (_SCHOOL_TOP - {"школа.краткое"}) | _EXECUTOR
NOT_PRINTED = {
    "introduction_order": set(),
    "pairs_order": set(),
    "regulation": (_SCHOOL_TOP - {"школа.краткое"}) | _EXECUTOR,
    "programme": _ROADMAP | {"план.шаги.содержание"},
    "roadmap_a": _ROADMAP | {"этапы.номер", "этапы.шаги.документ", "этапы.шаги.результат"},
    "roadmap_b": _ROADMAP | {"этапы.шаги.содержание"},
    "roadmap_v": _ROADMAP | {"этапы.шаги.содержание"},
}
CODES = list(CONTRACTS)


def filled(code: str) -> bytes:
    return render_blank(blank(code), SPECIMENS[code].context())


def opened(document: bytes) -> str:
    """The body as python-docx reads it, tables included."""
    body = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in body.paragraphs] + cells)


@pytest.mark.parametrize("code", CODES)
def test_a_built_in_blank_agrees_with_its_contract(code):
    assert check_blank(blank(code), specimen_of(CONTRACTS[code])) == []


@pytest.mark.parametrize("code", CODES)
def test_each_field_of_the_contract_reaches_the_reader(code):
    marked = replaced(SPECIMENS[code].context(), lambda path, _: f"⟦{path}⟧")
    text = docx_text(render_blank(blank(code), marked))
    unseen = {slot.path for slot in slots_of(CONTRACTS[code]) if f"⟦{slot.path}⟧" not in text}
    assert unseen == NOT_PRINTED[code]


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_left_unfilled(code):
    assert find_unfilled(filled(code)) == []


@pytest.mark.parametrize("code", CODES)
def test_equal_data_give_equal_bytes(code):
    assert filled(code) == filled(code)


def test_the_order_of_introduction_reads_as_an_order():
    text = opened(filled("introduction_order"))
    for phrase in (
        "ПРИКАЗ",
        "О внедрении целевой модели наставничества обучающихся и назначении куратора",
        "Назначить куратором программы наставничества заместителя директора по УВР Сидорову Светлану Сергеевну.",
        "программу наставничества обучающихся «Вместе» (приложение №\u00a02);",
        "учителя информатики Орлову Ирину Павловну – за ведение раздела «Наставничество» на сайте школы;",
        "«ученик – ученик», «учитель – учитель», «студент – ученик».",
        "возложить на заместителя директора по ВР Гасан-заде Лейлу Тимуровну.",
        "С приказом ознакомлены:",
    ):
        assert phrase in text


def test_a_sentence_that_ends_with_a_shortened_year_gets_one_full_stop():
    text = opened(filled("introduction_order"))
    assert "до 25 мая 2027\u00a0г.\n" in text
    assert ".." not in text


def test_optional_points_vanish_with_their_numbers():
    order = introduction(responsible=(), results=(), control_accs="", aim_gent="")
    body = docx.Document(io.BytesIO(render_blank(blank("introduction_order"), order.context())))
    text = "\n".join(paragraph.text for paragraph in body.paragraphs)
    assert "Назначить ответственными" not in text
    assert "планируемыми результатами" not in text
    assert "оставляю за собой" in text
    assert [p.text for p in body.paragraphs if p._p.pPr.numPr is not None and not p.text.strip()] == []


def test_an_order_without_date_and_number_leaves_lines_to_write_on():
    values = introduction().context()
    values["документ"] = {**values["документ"], "дата": "", "номер": ""}
    text = docx_text(render_blank(blank("introduction_order"), values))
    assert "«___» ______________ 20___ г." in text
    assert "№\u00a0________" in text


def test_the_regulation_has_fourteen_sections_and_both_stamps():
    body = docx.Document(io.BytesIO(filled("regulation")))
    headings = [paragraph.text for paragraph in body.paragraphs if paragraph.style.name == "Heading 1"]
    assert len(headings) == 14
    assert (headings[0], headings[-1]) == ("Общие положения", "Заключительные положения")
    text = opened(filled("regulation"))
    assert "ПРИНЯТО\nПедагогический совет\nпротокол от 30 августа 2026 г. №\u00a01" in text
    assert "УТВЕРЖДЕНО\nприказом МБОУ «Школа № 5»\nот 5 сентября 2026 г.\n№\u00a082-од" in text
    assert "(ролевые модели: «успевающий – неуспевающий», «лидер – пассивный»);" in text


def test_what_the_programme_does_not_have_leaves_no_trace():
    bare = programme(directions=(), manners=(), links=(), adopted=())
    text = opened(render_blank(blank("programme"), bare.context()))
    for word in ("Направления работы", "Виды наставничества", "От проблемы к показателю", "ПРИНЯТА"):
        assert word in opened(filled("programme"))
        assert word not in text
    assert "От проблемы" not in text and "Цель программы: помочь каждому" in text


@pytest.mark.parametrize(("code", "columns"), [("roadmap_a", 6), ("roadmap_b", 5), ("roadmap_v", 6)])
def test_a_roadmap_lies_across_the_page_with_a_row_for_each_step(code, columns):
    body = docx.Document(io.BytesIO(render_blank(blank(code), roadmap(steps=4).context())))
    table = next(table for table in body.tables if len(table.columns) == columns)
    numbers = [row.cells[0].text for row in table.rows]
    steps = [f"{stage}.{number}" for stage in (1, 2, 3) for number in (1, 2, 3, 4)]
    assert [number for number in numbers if number in steps] == steps
    assert len(table.rows) == 1 + 12 + (0 if code == "roadmap_a" else 3)
    assert body.sections[0].page_width > body.sections[0].page_height


def test_the_order_on_pairs_lists_every_pair_and_every_mentee_of_a_group():
    body = docx.Document(
        io.BytesIO(render_blank(blank("pairs_order"), pairs(tuple(map(pair, range(1, 101)))).context()))
    )
    table = next(table for table in body.tables if len(table.columns) == 7)
    assert [row.cells[0].text for row in table.rows][1:] == [str(number) for number in range(1, 101)]
    assert table.rows[1].cells[3].text == "Петров Иван Ильич, 6 «Б» класс"
    assert (
        table.rows[4].cells[3].text == "Петров Иван Ильич, 6 «Б» класс;\nЁлкина Анна Семёновна, 6 «В» класс"
    )
    assert table.rows[1].cells[2].text == "учитель математики, МБОУ «Школа № 5»"


def test_two_hundred_varied_names_are_printed_in_order_without_a_sign_left():
    surnames = (
        "Ёлкина",
        "Д'Артаньян",
        "Гасан-заде",
        "О'Нил",
        "Цой",
        "Петров-Водкин",
        "Сюй",
        "Бойко",
        "Кажу",
        "Ли",
    )
    given = (
        "Анна",
        "Ян",
        "Мухаммед оглы",
        "Жан-Пьер",
        "Ия",
        "Пётр",
        "Наталья Юрьевна",
        "Лейла кызы",
        "Э.",
        "Нгуен Ван",
    )
    names = [f"{surname} {name} {number}" for number in (1, 2) for surname in surnames for name in given]
    rows = tuple(pair(1, mentor=name, mentee=f"{name} младший") for name in names)
    document = render_blank(blank("pairs_order"), pairs(rows).context())
    table = next(table for table in docx.Document(io.BytesIO(document)).tables if len(table.columns) == 7)
    assert [row.cells[1].text for row in table.rows][1:] == names
    assert find_unfilled(document) == []


def test_the_blanks_in_the_pack_are_those_that_their_sources_draw(tmp_path):
    command = [sys.executable, "-m", "packs.blanks_source", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    drawn = sorted(tmp_path.rglob("*.docx"))
    assert {path.stem for path in drawn if "pupils" in path.parts} == set(CODES)
    kept = sorted(path.relative_to(PACKS) for path in PACKS.glob("*/blanks/*.docx"))
    assert [path.relative_to(tmp_path) for path in drawn] == kept
    for path, place in zip(drawn, kept, strict=True):
        assert read_package(path.read_bytes()) == read_package((PACKS / place).read_bytes())


def test_page_margins_and_letters_follow_the_standard():
    section = docx.Document(io.BytesIO(filled("introduction_order"))).sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [30, 10, 20, 20]
    assert section.different_first_page_header_footer
    assert docx.Document(io.BytesIO(filled("introduction_order"))).styles["Normal"].font.size.pt == 14
