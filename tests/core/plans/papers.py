"""Roadmaps as schools type them, made with merged cells the way a person makes them."""

from collections.abc import Sequence
from io import BytesIO

from nastavnik.core.plans.plan import PlanRead
from nastavnik.core.plans.reading import read_plan
from nastavnik.core.tables import read_tables


def typed(rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> bytes:
    """An XLSX book with these rows and these merged ranges."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for one in merges:
        book.active.merge_cells(one)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(source: bytes) -> PlanRead:
    """The plan of a book."""
    return read_plan(read_tables(source, "дорожная карта.xlsx"))


def shape(plan: PlanRead) -> list[str]:
    """Lines in short: «§ I Раздел», «  1.1 Мероприятие», deeper ones shifted."""
    mark = {"section": "§", "step": "-"}
    return [
        f"{'  ' * line.depth}{mark[line.kind]} {line.number} {line.title}".rstrip() for line in plan.lines
    ]


REGIONAL = typed(
    [
        ["УТВЕРЖДЕНА приказом от 01.09.2026 № 5"],
        ["Дорожная карта внедрения наставничества"],
        ["№ п/п", "Наименование мероприятия", "Сроки", "Ответственный исполнитель/соисполнители", "Вид документа",
         "Ожидаемые результаты", "Примечание"],
        [1, 2, 3, 4, 5, 6, 7],
        ["I. Нормативное обеспечение"],
        ["1. Локальные акты"],
        ["1.1", "Приказ о внедрении", "сентябрь–октябрь 2026", "Директор,\nкуратор", "приказ", "внедрение начато", "срочно"],
        ["1.1.1", "Состав рабочей группы", None, "классные руководители 8–11 кл.; психолог", None, None, None],
        ["1.1.2", "Назначение куратора", None, "Директор", "приказ", None, None],
        ["1.2", "Положение", "по мере необходимости", "завуч", "положение", None, None],
        ["2. Соглашения"],
        ["2.1", "Соглашения с партнёрами", "до 15.09", "директор", None, None, None],
        ["II. Мониторинг"],
        ["1.", "Анкеты", "ежеквартально", "психолог", None, None, None],
        [None, None, "май", "куратор", None, None, None],
        ["Директор ______________ И. И. Петров"],
    ],
    ["A5:G5", "A6:G6", "C7:C9", "A11:G11", "A13:G13"],
)  # fmt: skip
STAGED = typed(
    [
        ["Этап", "Мероприятия", "Содержание деятельности", "Ответственные", "Сроки", "№"],
        ["Подготовка условий", "Изучение документов", "Чтение приказа", "завуч", "август", 1],
        [None, None, "Создание папки", None, None, None],
        [None, "Педсовет", "Обсуждение", "директор", "до 1 октября", 2],
        ["База наставляемых", "Анкетирование", "Раздать анкеты", "классные руководители", "октябрь", 3],
    ],
    ["A2:A4", "B2:B3", "D2:D3", "E2:E3", "F2:F3"],
)
