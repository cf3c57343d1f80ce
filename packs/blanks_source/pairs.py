"""Order: assign mentors to mentees, with the table of pairs and the list of acquaintance."""

from packs.blanks_source.letterhead import BASES, DATE, NUMBER, acquaintance, order_foot, order_top
from packs.blanks_source.sheet import CENTRE, Sheet

_CURATOR = (
    "познакомить наставников, наставляемых, а также родителей (законных представителей) несовершеннолетних "
    "с составом пар и групп и с правилами безопасного общения",
    "оказывать парам и группам организационную и методическую помощь",
    "вести учёт встреч и при необходимости вносить предложения о замене наставника",
)
_HEADINGS = (
    "№ п/п",
    "Наставник",
    "Должность (класс), место работы (учёбы) наставника",
    "Наставляемый, класс (должность)",
    "Форма наставничества",
    "Ролевая модель",
    "Период работы",
)


def draw() -> bytes:
    """The blank `pairs_order`."""
    sheet = Sheet(size=14)
    sheet.properties("{{ документ.заголовок }}")
    order_top(sheet)
    sheet.text(
        f"В соответствии с {BASES}, в целях реализации {{{{ программа_род }}}} и на основании добровольного выбора "
        "наставников и наставляемых, при наличии письменных согласий участников и законных представителей "
        "несовершеннолетних",
        after=8,
    )
    sheet.line("ПРИКАЗЫВАЮ:", bold=True, after=8, keep=True)
    _points(sheet)
    order_foot(sheet)
    _annex(sheet)
    sheet.new_section(landscape=False)
    acquaintance(sheet, new_page=False)
    return sheet.bytes()


def _points(sheet: Sheet) -> None:
    sheet.point(
        "Утвердить состав наставнических пар и групп и закрепить наставников за наставляемыми согласно приложению "
        "к настоящему приказу."
    )
    sheet.point("Наставникам:", keep=True)
    sheet.point("вместе с наставляемыми составить индивидуальные планы {{ срок_планов }};", 1)
    sheet.point("проводить встречи по согласованному графику и отмечать их в журнале наставника;", 1)
    sheet.point("подвести итоги работы и представить их куратору {{ срок_отчётов|с_точкой }}", 1)
    sheet.point("Поручить {{ куратор_дат }}:", keep=True)
    for line in _CURATOR:
        sheet.point(line + ("." if line == _CURATOR[-1] else ";"), 1)
    sheet.point(
        "Каждая из сторон вправе в любое время обратиться к куратору с просьбой о замене наставника или о прекращении "
        "работы пары; такая просьба не влечёт неблагоприятных последствий."
    )


def _annex(sheet: Sheet) -> None:
    sheet.new_section(landscape=True)
    _, stamp = sheet.columns((177, 80))
    sheet.line("", place=_)
    sheet.line("Приложение", place=stamp)
    sheet.line("к приказу {{ школа.краткое }}", place=stamp)
    sheet.line(f"от {DATE} {NUMBER}", place=stamp)
    sheet.line("Состав наставнических пар и групп", align=CENTRE, bold=True, before=12, after=8, keep=True)
    table = sheet.table((12, 47, 54, 52, 32, 32, 28), _HEADINGS)
    sheet.row_tag(table, "for пара in пары")
    mentees = (
        "{%p for человек in пара.наставляемые %}\n"
        "{{ человек.имя }}, {{ человек.класс }}{% if not loop.last %};{% endif %}\n"
        "{%p endfor %}"
    )
    cells = (
        "{{ loop.index }}",
        "{{ пара.наставник }}",
        "{{ пара.должность }}, {{ пара.место }}",
        mentees,
        "{{ пара.форма }}",
        "{{ пара.модель }}",
        "{{ пара.период }}",
    )
    sheet.row(table, cells)
    sheet.row_tag(table, "endfor")
