"""Lines of a roadmap → a table that is read back to the same lines."""

from collections.abc import Sequence

from nastavnik.core.plans.headers import vocabulary
from nastavnik.core.plans.plan import PlanLine
from nastavnik.core.tables import SheetToWrite

COLUMNS = (
    ("№", "number"), ("Этап", "stage"), ("Мероприятие", "title"), ("Содержание", "content"), ("Срок", "period"),
    ("Начало", "start"), ("Окончание", "finish"), ("Ответственные", "owners"), ("Соисполнители", "co_owners"),
    ("Вид документа", "document"), ("Ожидаемый результат", "result"), ("Примечание", "note"), ("Раздел", "section"),
    ("Состояние", "mark"), ("Подтверждение", "evidence"), ("Пояснение", "reason"), ("Выполнено", "done_on"),
)  # fmt: skip
KIND = "Вид строки"


def plan_sheet(name: str, lines: Sequence[PlanLine]) -> SheetToWrite:
    """One sheet with every cell of every line; the last column tells headings, steps and parts apart."""
    rows = [[*(getattr(line, code) for _, code in COLUMNS), kind_word(line)] for line in lines]
    return SheetToWrite(name, [*(title for title, _ in COLUMNS), KIND], rows)


def kind_word(line: PlanLine) -> str:
    """«мероприятие», «подраздел»: how a row is called in the last column."""
    kinds = vocabulary()["kinds"]
    return next(
        str(word) for word, (kind, depth) in kinds.items() if (kind, depth) == (line.kind, line.depth)
    )
