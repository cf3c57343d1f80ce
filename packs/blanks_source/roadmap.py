"""The roadmap in the three layouts found in schools and regions: А, Б and В."""

from collections.abc import Sequence

from packs.blanks_source.letterhead import order_stamp
from packs.blanks_source.sheet import CENTRE, Sheet

_A = (
    ("№ п/п", "Наименование этапа", "Мероприятия", "Содержание деятельности", "Сроки", "Ответственные"),
    (14, 38, 58, 77, 32, 38),
    (
        "{{ шаг.номер }}",
        "{% vm %}{{ этап.название }}",
        "{{ шаг.название }}",
        "{{ шаг.содержание }}",
        "{{ шаг.срок }}",
        "{{ шаг.ответственный }}",
    ),
)
_B = (
    (
        "№ п/п",
        "Наименование мероприятия",
        "Срок реализации",
        "Ответственный исполнитель",
        "Результат, вид документа",
    ),
    (14, 91, 36, 50, 66),
    (
        "{{ шаг.номер }}",
        "{{ шаг.название }}",
        "{{ шаг.срок }}",
        "{{ шаг.ответственный }}",
        "{{ шаг.результат }}{% if шаг.результат and шаг.документ %}; {% endif %}{{ шаг.документ }}",
    ),
)
_V = (
    (
        "№ п/п",
        "Наименование мероприятия",
        "Сроки",
        "Ответственный исполнитель, соисполнители",
        "Вид документа",
        "Ожидаемые результаты",
    ),
    (14, 74, 32, 45, 40, 52),
    (
        "{{ шаг.номер }}",
        "{{ шаг.название }}",
        "{{ шаг.срок }}",
        "{{ шаг.ответственный }}",
        "{{ шаг.документ }}",
        "{{ шаг.результат }}",
    ),
)


def draw_a() -> bytes:
    """The blank `roadmap_a`: by stages, with the content of the work."""
    return _draw(*_A)


def draw_b() -> bytes:
    """The blank `roadmap_b`: by sections, result and document in one column."""
    return _draw(*_B)


def draw_v() -> bytes:
    """The blank `roadmap_v`: the regional form, document and result apart."""
    return _draw(*_V)


def _draw(headings: Sequence[str], widths: Sequence[float], cells: Sequence[str]) -> bytes:
    sheet = Sheet(size=13, landscape=True)
    sheet.properties("{{ документ.заголовок }}")
    left, stamp = sheet.columns((177, 80))
    sheet.line("", place=left)
    order_stamp(stamp, sheet, "УТВЕРЖДЕНА")
    sheet.line("{{ школа.полное }}", align=CENTRE, before=14)
    sheet.line("{{ документ.заголовок }}", align=CENTRE, bold=True, before=8)
    sheet.line("на {{ учебный_год }} учебный год", align=CENTRE, bold=True, after=10, keep=True)
    _rows(sheet, headings, widths, cells)
    sheet.signature("{{ должность_куратора }}", "{{ куратор }}", 257)
    return sheet.bytes()


def _rows(sheet: Sheet, headings: Sequence[str], widths: Sequence[float], cells: Sequence[str]) -> None:
    table = sheet.table(widths, headings)
    sheet.row_tag(table, "for этап in этапы")
    if cells[1] != _A[2][1]:
        sheet.section_row(table, "{{ этап.номер }}. {{ этап.название }}")
    sheet.row_tag(table, "for шаг in этап.шаги")
    sheet.row(table, cells)
    sheet.row_tag(table, "endfor")
    sheet.row_tag(table, "endfor")
