"""A roadmap typed by another school: judged before it is written, laid whole, taken out and read back the same."""

from dataclasses import replace
from datetime import date

import pytest

from nastavnik.core.plans.writing import plan_sheet
from nastavnik.core.tables import write_workbook
from nastavnik.features.roadmaps.actions import (
    add_section,
    cancel_file,
    close_step,
    lay_file,
    receive_file,
    undo_edit,
)
from nastavnik.features.roadmaps.filing import judged, lines_of, read_upload
from nastavnik.features.roadmaps.models import Section, Step
from nastavnik.features.roadmaps.queries import last_edit, sections, steps
from nastavnik.kit.verdict import BadInput, Refused
from tests.core.plans.papers import REGIONAL, STAGED, typed
from tests.makers.organisations import BY, MOMENT
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_roadmap, make_step

SIGNED = {"by": BY, "moment": MOMENT}


@pytest.fixture
def programme(home):
    return make_programme()


def receive(programme, source: bytes):
    return receive_file(programme, title="Карта", plan=read_upload(source, "Карта.xlsx"), **SIGNED)


def plain(programme) -> list:
    return [replace(line, row=0) for line in lines_of(programme)]


def test_a_foreign_roadmap_is_judged_before_anything_is_written(programme):
    file = receive(programme, REGIONAL)
    told = [one for one in judged(file) if one.line.kind == "step"]
    assert not Step.objects.exists()
    assert [one.reading for one in told[:4]] == ["сентябрь – октябрь 2026 г."] * 3 + [
        "сентябрь 2026 г. – август 2027 г."
    ]
    assert told[4].period.deadline and told[5].period.rhythm == "quarterly"
    assert [one["address"] for one in file.findings if one["lost"]] == ["A16"]


def test_a_period_that_is_not_understood_is_named_by_its_cell(programme):
    rows = [["№", "Мероприятие", "Срок"], ["1", "Слёт", "когда выпадет снег"], ["2", "Педсовет", "май"]]
    first, second = judged(receive(programme, typed(rows)))
    assert [(one.address, one.text) for one in first.findings] == [
        ("C2", "срок «когда выпадет снег» не распознан: слова сохранятся, дат не будет")
    ]
    assert (first.period, second.findings) == (None, ())


def test_laid_lines_stand_in_sections_with_parts_and_dates(programme):
    lay_file(receive(programme, REGIONAL), replace=False, **SIGNED)
    assert [(one.number, one.title, one.parent_id is None) for one in sections(programme)] == [
        ("I.", "Нормативное обеспечение", True), ("1.", "Локальные акты", False), ("2.", "Соглашения", False),
        ("II.", "Мониторинг", True),
    ]  # fmt: skip
    part = Step.objects.select_related("parent", "own_section").get(number="1.1.1")
    assert (part.parent.number, part.own_section.title) == ("1.1", "Локальные акты")
    assert (part.period, part.ends_on) == ("сентябрь–октябрь 2026", date(2026, 10, 31))


def test_stages_are_read_by_their_names_or_guessed_and_said_so(programme):
    told = judged(receive(programme, STAGED))
    assert [one.guessed for one in told] == [True, False, True, True]
    rows = [["Этап", "Мероприятие", "Срок"], ["7", "Слёт", "май"], ["этап 3", "Анкеты", "май"]]
    assert [one.stage for one in judged(receive(programme, typed(rows)))] == [7, 3]


def test_people_of_the_school_are_recognised_among_the_owners(programme):
    orlova, petrova = make_person("Орлова Нина Викторовна", "staff"), make_person("Петрова Анна", "staff")
    rows = [["Мероприятие", "Ответственные"], ["Слёт", "Орлова Нина Викторовна; завуч; Петрова Анна"]]
    one = judged(receive(programme, typed(rows)))[0]
    assert (one.people, one.owner_text) == ((orlova, petrova), "завуч")


def test_our_roadmap_comes_back_the_same(programme):
    orlova, petrova = make_person("Орлова Нина Викторовна", "staff"), make_person("Петрова Анна", "staff")
    make_roadmap(programme)
    top = add_section(programme, title="Свой раздел", number="IX", **SIGNED)
    inner = add_section(programme, title="Подраздел", parent=top, **SIGNED)
    first = make_step(programme, "Своё", own_section=inner, owner=orlova, people=[petrova], note="важно")
    make_step(programme, "Часть", parent=first, own_section=inner, period="непонятно когда", undated=True)
    close_step(make_step(programme, "Готово"), done_on=date(2026, 9, 5), reason="есть", **SIGNED)
    before = plain(programme)
    source = write_workbook([plan_sheet("Карта", before)])
    other = make_programme("Вторая")
    lay_file(receive(other, source), replace=False, **SIGNED)
    assert plain(other) == before


def test_the_whole_foreign_roadmap_survives_the_way_out_and_in(programme):
    lay_file(receive(programme, REGIONAL), replace=False, **SIGNED)
    other = make_programme("Вторая")
    lay_file(receive(other, write_workbook([plan_sheet("Карта", plain(programme))])), replace=False, **SIGNED)
    assert plain(other) == plain(programme)


def test_replacing_keeps_what_is_closed_and_is_taken_back_as_a_whole(programme):
    make_step(programme, "Старое")
    close_step(make_step(programme, "Сделанное"), done_on=date(2026, 9, 5), reason="есть", **SIGNED)
    before = plain(programme)
    lay_file(receive(programme, STAGED), replace=True, **SIGNED)
    titles = set(steps(programme).values_list("title", flat=True))
    assert "Сделанное" in titles and "Старое" not in titles and "Педсовет" in titles
    undo_edit(last_edit(programme), **SIGNED)
    assert (plain(programme), Section.objects.count()) == (before, 0)


def test_a_file_is_written_once_or_not_at_all(programme):
    file = receive(programme, STAGED)
    lay_file(file, replace=False, **SIGNED)
    with pytest.raises(Refused, match="уже записан"):
        lay_file(file, replace=False, **SIGNED)
    with pytest.raises(Refused, match="уже записан"):
        cancel_file(file, **SIGNED)


@pytest.mark.parametrize("source", [b"not a table", b"PK\x03\x04broken", typed([["а", "б"], ["1", "2"]])])
def test_what_is_no_roadmap_is_refused_in_words(programme, source):
    with pytest.raises(BadInput):
        read_upload(source, "Карта.xlsx")


@pytest.mark.parametrize("count", [1, 3])
def test_judging_costs_the_same_for_one_and_three(programme, count, django_assert_num_queries):
    rows = [["Мероприятие", "Срок"], *[[f"Слёт {number}", "май"] for number in range(count)]]
    file = receive(programme, typed(rows))
    with django_assert_num_queries(1):
        judged(file)
