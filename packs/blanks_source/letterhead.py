"""The top and the foot that orders share."""

from typing import Any

from packs.blanks_source.sheet import CENTRE, LEFT, RIGHT, Sheet

NO_DATE = "«___» ______________ 20___ г."
DATE = "{% if документ.дата %}{{ документ.дата }}{% else %}" + NO_DATE + "{% endif %}"
NUMBER = "№\u00a0{% if документ.номер %}{{ документ.номер }}{% else %}________{% endif %}"
BASES = "{% for основание in основания %}{{ основание }}{% if not loop.last %}, {% endif %}{% endfor %}"

BASES_STOP = (
    "{% for основание in основания %}{% if loop.last %}{{ основание|с_точкой }}{% else %}{{ основание }}, {% endif %}"
    "{% endfor %}"
)


def organisation(sheet: Sheet) -> None:
    """Founder, names and particulars of the school, underlined by a rule."""
    sheet.line("{{ школа.учредитель }}", align=CENTRE, size=12, after=4)
    sheet.line("{{ школа.полное }}", align=CENTRE, bold=True, size=13)
    sheet.line("({{ школа.краткое }})", align=CENTRE, bold=True, size=13, after=4)
    sheet.line(
        "{{ школа.адрес }}{% if школа.телефон %}, тел. {{ школа.телефон }}{% endif %}"
        "{% if школа.почта %}, эл. почта: {{ школа.почта }}{% endif %}",
        align=CENTRE,
        size=10,
    )
    last = sheet.line(
        "{% if школа.окпо %}ОКПО {{ школа.окпо }}, {% endif %}ОГРН {{ школа.огрн }}, ИНН {{ школа.инн }}",
        align=CENTRE,
        size=10,
        after=14,
    )
    sheet.rule_under(last)


def order_top(sheet: Sheet) -> None:
    """Letterhead, «ПРИКАЗ», date and number, place, title."""
    organisation(sheet)
    sheet.line("ПРИКАЗ", align=CENTRE, bold=True, size=16, after=12)
    left, right = sheet.columns((85, 85))
    sheet.line(DATE, place=left)
    sheet.line(NUMBER, place=right, align=RIGHT)
    sheet.line("{{ школа.город }}", align=CENTRE, before=8, after=14, size=12)
    sheet.line("{{ документ.заголовок }}", align=CENTRE, bold=True, after=14)


def order_foot(sheet: Sheet) -> None:
    """Control, signature of the head, executor."""
    sheet.tag("if контроль_вин")
    sheet.point(
        "Контроль за исполнением настоящего приказа возложить на {{ контроль_вин|с_точкой }}", keep=True
    )
    sheet.tag("else")
    sheet.point("Контроль за исполнением настоящего приказа оставляю за собой.", keep=True)
    sheet.tag("endif")
    sheet.signature("{{ школа.должность_директора }}", "{{ школа.директор }}", 170)
    sheet.tag("if документ.исполнитель")
    sheet.line(
        "Исполнитель: {{ документ.исполнитель }}"
        "{% if документ.телефон_исполнителя %}, тел. {{ документ.телефон_исполнителя }}{% endif %}",
        size=10,
        before=18,
    )
    sheet.tag("endif")


def acquaintance(sheet: Sheet, *, new_page: bool) -> None:
    """The list of those who sign that they have read the order."""
    sheet.line("С приказом ознакомлены:", new_page=new_page, before=0 if new_page else 18, after=6, keep=True)
    header = ("№ п/п", "Должность (класс)", "Инициалы, фамилия", "Подпись", "Дата")
    table = sheet.table((12, 58, 46, 29, 25), header)
    sheet.row_tag(table, "for лицо in ознакомление")
    sheet.row(table, ("{{ loop.index }}", "{{ лицо.должность }}", "{{ лицо.имя }}", "", ""), height=8)
    sheet.row_tag(table, "endfor")


def order_stamp(place: Any, sheet: Sheet, head: str) -> None:
    """«УТВЕРЖДЕНО приказом…» in the upper right corner."""
    sheet.line(head, place=place, align=LEFT)
    sheet.line("приказом {{ школа.краткое }}", place=place, align=LEFT)
    sheet.line(f"от {DATE}", place=place, align=LEFT)
    sheet.line(NUMBER, place=place, align=LEFT)
