"""Order: introduce the model and appoint the curator."""

from packs.blanks_source.letterhead import BASES, acquaintance, order_foot, order_top
from packs.blanks_source.sheet import Sheet

_AIM = "создания в школе условий, при которых каждый нуждающийся в поддержке может получить помощь наставника"
_CURATOR = (
    "подготовить и провести анкетирование, сформировать и вести базы наставляемых и наставников",
    "организовать отбор и обучение наставников",
    "подготовить предложения о составе пар и групп с учётом добровольного выбора обеих сторон",
    "сопровождать работу пар и групп, своевременно предлагать замену наставника по просьбе любой из сторон",
    "вести учёт участников программы и обеспечить сохранность их персональных данных",
    "провести мониторинг программы и представить руководителю школы итоговый отчёт",
)
_CLASS_TEACHERS = (
    "познакомить обучающихся и их родителей (законных представителей) с целями и порядком наставничества",
    "до начала работы пар и групп собрать письменные согласия на участие в программе и на обработку персональных "
    "данных, оформив их отдельными документами",
)


def draw() -> bytes:
    """The blank `introduction_order`."""
    sheet = Sheet(size=14)
    sheet.properties("{{ документ.заголовок }}")
    order_top(sheet)
    sheet.text(
        f"В соответствии с {BASES}, в целях {{% if цель_род %}}{{{{ цель_род }}}}{{% else %}}{_AIM}{{% endif %}}",
        after=8,
    )
    sheet.line("ПРИКАЗЫВАЮ:", bold=True, after=8, keep=True)
    _programme(sheet)
    _people(sheet)
    _terms(sheet)
    order_foot(sheet)
    acquaintance(sheet, new_page=False)
    return sheet.bytes()


def _programme(sheet: Sheet) -> None:
    sheet.point(
        "Внедрить в {{ школа.краткое }} целевую модель наставничества обучающихся и в период с {{ начало }} "
        "по {{ окончание }} реализовать {{ программа_вин|с_точкой }}"
    )
    sheet.point(
        "Организовать наставничество в следующих формах: "
        "{% for форма in формы %}«{{ форма }}»{% if not loop.last %}, {% endif %}{% endfor %}."
    )
    sheet.point("Утвердить:", keep=True)
    sheet.tag("for приложение in приложения")
    sheet.point(
        "{{ приложение.что_вин }} (приложение №\u00a0{{ loop.index }}){% if loop.last %}.{% else %};{% endif %}",
        1,
    )
    sheet.tag("endfor")


def _people(sheet: Sheet) -> None:
    sheet.point("Назначить куратором программы наставничества {{ куратор_вин|с_точкой }}")
    sheet.point("Поручить {{ куратор_дат }}:", keep=True)
    _list(sheet, _CURATOR)
    sheet.tag("if ответственные")
    sheet.point("Назначить ответственными:", keep=True)
    sheet.each("лицо", "ответственные", "{{ лицо.кого_вин }} – за ", 1, "лицо.за_что_вин")
    sheet.tag("endif")
    sheet.point("Классным руководителям:", keep=True)
    _list(sheet, _CLASS_TEACHERS)


def _terms(sheet: Sheet) -> None:
    sheet.point("Провести мониторинг реализации программы в следующие сроки:", keep=True)
    sheet.each("срез", "мониторинг", "{{ срез.что }} – ", 1, "срез.срок")
    sheet.tag("if результаты")
    sheet.point("Считать планируемыми результатами программы:", keep=True)
    sheet.each("результат", "результаты", "", 1)
    sheet.tag("endif")


def _list(sheet: Sheet, lines: tuple[str, ...]) -> None:
    for line in lines:
        sheet.point(line + ("." if line == lines[-1] else ";"), 1)
