"""A roadmap typed by somebody else is read: numbers, headings, merged cells, several owners, other columns."""

import pytest

from nastavnik.core.plans.headers import meaning_of
from nastavnik.core.plans.owners import join_owners, split_owners
from nastavnik.core.plans.writing import plan_sheet
from nastavnik.core.tables import TableRefused, write_workbook
from tests.core.plans.papers import REGIONAL, STAGED, read, shape, typed


def test_two_levels_of_headings_and_three_of_numbers_are_kept() -> None:
    assert shape(read(REGIONAL)) == [
        "§ I. Нормативное обеспечение", "  § 1. Локальные акты", "- 1.1 Приказ о внедрении",
        "  - 1.1.1 Состав рабочей группы", "  - 1.1.2 Назначение куратора", "- 1.2 Положение",
        "  § 2. Соглашения", "- 2.1 Соглашения с партнёрами", "§ II. Мониторинг", "- 1. Анкеты",
    ]  # fmt: skip


def test_a_period_merged_over_rows_belongs_to_each_of_them() -> None:
    periods = [line.period for line in read(REGIONAL).steps]
    assert periods == ["сентябрь–октябрь 2026"] * 3 + [
        "по мере необходимости", "до 15.09", "ежеквартально; май",
    ]  # fmt: skip


def test_owners_notes_and_documents_are_kept_as_written() -> None:
    first, part, *_, last = read(REGIONAL).steps
    assert (first.owners, first.note, first.document) == ("Директор,\nкуратор", "срочно", "приказ")
    assert split_owners(part.owners) == ["классные руководители 8–11 кл.", "психолог"]
    assert last.owners == "психолог\nкуратор"


def test_what_is_not_loaded_is_named_with_its_place() -> None:
    lost = [(one.address, one.text) for one in read(REGIONAL).findings if one.lost]
    assert lost == [("A16", "Строка 16 под таблицей не загружается: «Директор ______________ И. И. Петров»")]


def test_columns_in_any_order_and_titles_over_several_rows_make_parts() -> None:
    plan = read(STAGED)
    assert shape(plan) == [
        "- 1 Изучение документов", "  -  Создание папки", "- 2 Педсовет", "- 3 Анкетирование",
    ]  # fmt: skip
    assert [line.stage for line in plan.steps] == ["Подготовка условий"] * 3 + ["База наставляемых"]
    assert [line.owners for line in plan.steps[:2]] == ["завуч", "завуч"]


def test_a_column_nobody_knows_goes_to_the_notes_with_its_heading() -> None:
    plan = read(typed([["Мероприятие", "Срок", "Бюджет"], ["Педсовет", "май", "без затрат"]]))
    assert [one.header for one in plan.columns if one.is_note] == ["Бюджет"]
    assert plan.steps[0].note == "Бюджет: без затрат"


def test_headings_repeated_on_each_page_are_not_steps() -> None:
    header = ["№", "Мероприятие", "Срок", "Ответственный"]
    plan = read(typed([header, ["1", "Педсовет", "май", "завуч"], header, ["2", "Слёт", "июнь", "завуч"]]))
    assert shape(plan) == ["- 1 Педсовет", "- 2 Слёт"]


def test_periods_in_two_columns_under_one_heading_are_understood() -> None:
    rows = [["№", "Мероприятие", "Сроки", None, "Ответственный"], [None, None, "начало", "окончание", None],
            ["1", "Педсовет", "01.09.2026", "05.09.2026", "завуч"]]  # fmt: skip
    line = read(typed(rows, ["A1:A2", "B1:B2", "C1:D1", "E1:E2"])).steps[0]
    assert (line.start, line.finish, line.owners) == ("01.09.2026", "05.09.2026", "завуч")


@pytest.mark.parametrize("rows", [[["Петров", "Сидоров"], ["1", "2"]], [["Мероприятие", "Срок"]]])
def test_a_table_that_is_no_roadmap_is_refused_with_advice(rows: list[list[str]]) -> None:
    with pytest.raises(TableRefused, match=r"заголовками|ни одного мероприятия"):
        read(typed(rows))


def test_our_own_table_is_read_back_whole() -> None:
    lines = read(REGIONAL).lines
    again = read(write_workbook([plan_sheet("Карта", lines)]))
    assert shape(again) == shape(read(REGIONAL))
    assert not again.findings


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("№ п/п", "number"), ("Наименование этапа", "stage"), ("Мероприятия", "title"), ("Срок реализации", "period"),
        ("Содержание деятельности", "content"), ("Ответственный исполнитель", "owners"), ("Сроки проведения", "period"),
        ("Результат. Вид документа", "document"), ("Ожидаемые результаты", "result"), ("Соисполнители", "co_owners"),
        ("Ответственный исполнитель, соисполнители", "owners"), ("Отметка о выполнении", "mark"), ("Фото", ""),
        ("Наименование мероприятий", "title"), ("Примечание", "note"), ("Дата проведения", "period"),
    ],
)  # fmt: skip
def test_a_heading_is_found_by_its_meaning(header: str, meaning: str) -> None:
    assert meaning_of(header) == meaning


def test_owners_are_joined_without_doubles() -> None:
    assert join_owners(["Директор, куратор", "куратор; зам. директора по УВР, ВР"]) == (
        "Директор; куратор; зам. директора по УВР, ВР"
    )
