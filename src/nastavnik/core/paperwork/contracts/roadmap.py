"""The roadmap of the programme; one contract serves the three layouts."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.school import DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class SheetStep(Slots, title="мероприятия дорожной карты"):
    """One row."""

    number: Annotated[str, Slot("номер", "номер строки", "1.1")]
    name: Annotated[str, Slot("название", "мероприятие", "Назначение куратора")]
    content: Annotated[str, Slot("содержание", "содержание деятельности", "Подготовка и подписание приказа")]
    term: Annotated[str, Slot("срок", "срок", "сентябрь 2026 г.")] = ""
    """Empty when the row shares the period of the row above: their cells are one."""
    responsible: Annotated[str, Slot("ответственный", "ответственный", "директор")]
    """Nominative; executors through commas or lines."""
    document: Annotated[str, Slot("документ", "вид документа", "приказ")] = ""
    result: Annotated[str, Slot("результат", "ожидаемый результат", "куратор назначен и ознакомлен")] = ""


@dataclass(frozen=True, kw_only=True)
class SheetStage(Slots, title="этапы дорожной карты"):
    """A stage with its rows."""

    number: Annotated[str, Slot("номер", "номер этапа", "1")]
    name: Annotated[str, Slot("название", "название этапа", "Первый этап программы")]
    steps: Annotated[tuple[SheetStep, ...], Slot("шаги", "мероприятия")] = ()
    """Empty for a heading that only holds other headings."""


@dataclass(frozen=True, kw_only=True)
class RoadmapSheet(Slots, title="данные дорожной карты"):
    """Blanks `roadmap_a`, `roadmap_b`, `roadmap_v`; `head.date` and `head.number` are of the approving order."""

    school: Annotated[School, Slot("школа", "школа")]
    head: Annotated[DocumentHead, Slot("документ", "документ")]
    school_year: Annotated[str, Slot("учебный_год", "учебный год", "2026/2027")]
    stages: Annotated[tuple[SheetStage, ...], Slot("этапы", "этапы")]
    curator_post: Annotated[
        str, Slot("должность_куратора", "должность куратора", "Заместитель директора по УВР")
    ]
    """Nominative."""
    curator: Annotated[str, Slot("куратор", "инициалы и фамилия куратора", "И. П. Орлова")]
    """Nominative, initials first."""
