"""The programme of mentoring for a year, of pupils or of teachers: the builder of the program on paper."""

from packs.blanks_source.letterhead import BASES_STOP, order_stamp
from packs.blanks_source.sheet import CENTRE, Sheet

_MINUTES = "протокол от {% if запись.дата %}{{ запись.дата }}{% else %}__________ 20___ г.{% endif %} "
_MINUTES += "№\u00a0{% if запись.номер %}{{ запись.номер }}{% else %}____{% endif %}"
_MODELS = (
    "{% if форма.модели %} Ролевые модели: {% for модель in форма.модели %}«{{ модель }}»"
    "{% if not loop.last %}, {% endif %}{% endfor %}.{% endif %}"
)
_AMOUNTS = (
    "Форма",
    "Пар",
    "Длится, месяцев",
    "Встреч в месяц",
    "Минут на встречу",
    "Часов на пару",
    "Мест у наставника",
)
_PLAN = ("№ п/п", "Мероприятие", "Срок", "Ответственный", "Результат, вид документа")


def draw() -> bytes:
    """The blank `programme`."""
    sheet = Sheet(size=13)
    sheet.properties("{{ документ.заголовок }}")
    _top(sheet)
    _purpose(sheet)
    _content(sheet)
    _management(sheet)
    _plan(sheet)
    sheet.signature("{{ должность_куратора }}", "{{ куратор }}", 257)
    return sheet.bytes()


def _top(sheet: Sheet) -> None:
    left, right = sheet.columns((98, 72))
    sheet.tag("if принято", left)
    sheet.line("ПРИНЯТА", place=left)
    sheet.tag("for запись in принято", left)
    sheet.line("{{ запись.орган }}", place=left)
    sheet.line(_MINUTES, place=left, after=4)
    sheet.tag("endfor", left)
    sheet.tag("endif", left)
    sheet.line("", place=left)
    order_stamp(right, sheet, "УТВЕРЖДЕНА")
    sheet.line("{{ школа.полное }}", align=CENTRE, before=20, after=14)
    sheet.line("{{ документ.заголовок }}", align=CENTRE, bold=True, size=14)
    sheet.line("«{{ название }}»", align=CENTRE, bold=True, size=14)
    sheet.line("на {{ учебный_год }} учебный год", align=CENTRE, bold=True, after=6)


def _purpose(sheet: Sheet) -> None:
    sheet.heading("Пояснительная записка")
    sheet.point(f"Программа составлена в соответствии с {BASES_STOP}", 1)
    sheet.point("Программа действует {{ период|с_точкой }}", 1)
    sheet.point(
        "Участие в программе добровольно. Наставничество опирается на принципы: {{ принципы|через_запятую }}.",
        1,
    )
    sheet.heading("Цель и задачи")
    sheet.point("Цель программы: {{ цель|с_точкой }}", 1)
    _each(sheet, "Задачи программы:", "задача", "задачи")


def _content(sheet: Sheet) -> None:
    sheet.heading("Формы наставничества и их параметры")
    sheet.point("В этом учебном году выбраны формы:", 1, keep=True)
    sheet.tag("for форма in формы")
    sheet.dash(f"«{{{{ форма.название }}}}» – {{{{ форма.смысл|с_точкой }}}}{_MODELS}")
    sheet.tag("endfor")
    sheet.line("", after=4, keep=True)
    table = sheet.table((39, 20, 21, 20, 21, 21, 28), _AMOUNTS, size=10)
    sheet.row_tag(table, "for форма in формы")
    names = ("название", "пар", "месяцев", "встреч", "минут", "часов", "мест")
    sheet.row(table, [f"{{{{ форма.{name} }}}}" for name in names], size=10)
    sheet.row_tag(table, "endfor")
    for title, rows in (("Направления работы: ", "направления"), ("Виды наставничества: ", "виды")):
        sheet.tag(f"if {rows}")
        sheet.point(f"{title}{{{{ {rows}|через_запятую }}}}.", 1)
        sheet.tag("endif")
    _chain(sheet)
    sheet.heading("Этапы программы")
    sheet.tag("for этап in этапы")
    sheet.point("{{ этап.название|с_заглавной }}: {{ этап.содержание|с_точкой }}", 1)
    sheet.tag("endfor")


def _chain(sheet: Sheet) -> None:
    sheet.tag("if цепочка")
    sheet.heading("От проблемы к показателю")
    headings = ("Проблема", "Мероприятие", "Ожидаемый результат", "Показатель")
    table = sheet.table((42, 46, 42, 40), headings, size=10)
    sheet.row_tag(table, "for звено in цепочка")
    cells = ("{{ звено.проблема }}", "{{ звено.мероприятие }}", "{{ звено.результат }}")
    sheet.row(table, (*cells, "{{ звено.показатель|или_прочерк }}"), size=10)
    sheet.row_tag(table, "endfor")
    sheet.tag("endif")


def _management(sheet: Sheet) -> None:
    sheet.heading("Управление программой")
    sheet.point("За программу отвечают:", 1, keep=True)
    sheet.tag("for лицо in ответственные")
    sheet.dash(
        "{{ лицо.обязанность }} – {{ лицо.имя }}{% if лицо.должность %}, {{ лицо.должность }}{% endif %}"
        "{% if loop.last %}.{% else %};{% endif %}"
    )
    sheet.tag("endfor")
    sheet.heading("Ожидаемые результаты")
    _each(sheet, "По итогам программы ожидается:", "итог", "результаты")
    sheet.heading("Мониторинг")
    sheet.point("Ход и итоги программы измеряются в сроки:", 1, keep=True)
    sheet.each("часть", "мониторинг", "{{ часть.название }} – ", 3, "часть.срок")
    sheet.point("В отчётах приводятся обобщённые сведения, без имён участников.", 1)


def _plan(sheet: Sheet) -> None:
    sheet.new_section(landscape=True)
    sheet.heading("План мероприятий")
    table = sheet.table((14, 91, 36, 50, 66), _PLAN)
    sheet.row_tag(table, "for этап in план")
    sheet.section_row(table, "{{ этап.номер }}. {{ этап.название }}")
    sheet.row_tag(table, "for шаг in этап.шаги")
    result = "{{ шаг.результат }}{% if шаг.результат and шаг.документ %}; {% endif %}{{ шаг.документ }}"
    cells = ("{{ шаг.номер }}", "{{ шаг.название }}", "{{ шаг.срок }}", "{{ шаг.ответственный }}", result)
    sheet.row(table, cells)
    sheet.row_tag(table, "endfor")
    sheet.row_tag(table, "endfor")


def _each(sheet: Sheet, head: str, name: str, rows: str) -> None:
    sheet.point(head, 1, keep=True)
    sheet.each(name, rows, "", 3)
