"""The programme of mentoring itself: what the school has put together in the builder, on paper."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.regulation import Adoption, RegulationStage
from nastavnik.core.paperwork.contracts.roadmap import SheetStage
from nastavnik.core.paperwork.contracts.school import DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class ProgrammeTrack(Slots, title="формы наставничества"):
    """A chosen form with its parameters; amounts are whole numbers as text."""

    name: Annotated[str, Slot("название", "название формы", "старший – младший")]
    purpose: Annotated[str, Slot("смысл", "назначение формы", "поддержка сверстника в учёбе и общении")]
    """Nominative, without a full stop."""
    role_models: Annotated[tuple[str, ...], Slot("модели", "ролевые модели", "умеющий – осваивающий")] = ()
    target: Annotated[str, Slot("пар", "сколько пар", "12")]
    """A number, or in words that there is no target."""
    months: Annotated[str, Slot("месяцев", "длительность, месяцев", "9")]
    meetings: Annotated[str, Slot("встреч", "встреч в месяц", "2")]
    minutes: Annotated[str, Slot("минут", "минут на встречу", "45")]
    hours: Annotated[str, Slot("часов", "часов на пару", "18")]
    places: Annotated[str, Slot("мест", "мест у наставника", "3")]


@dataclass(frozen=True, kw_only=True)
class ProgrammeLink(Slots, title="цепочка программы"):
    """A row «проблема → мероприятие → результат → показатель»."""

    problem: Annotated[str, Slot("проблема", "проблема", "Трудно привыкнуть к новой школе")]
    activity: Annotated[str, Slot("мероприятие", "мероприятие", "Совместные встречи и прогулки")]
    result: Annotated[str, Slot("результат", "ожидаемый результат", "Появились друзья в классе")]
    indicator: Annotated[str, Slot("показатель", "показатель", "доля освоившихся за полугодие")] = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeDuty(Slots, title="ответственные"):
    """Who carries a duty."""

    duty: Annotated[str, Slot("обязанность", "обязанность", "Педагог-психолог")]
    post: Annotated[str, Slot("должность", "должность", "педагог-психолог")] = ""
    name: Annotated[str, Slot("имя", "фамилия, имя и отчество ответственного", "Орлова Ирина Павловна")]


@dataclass(frozen=True, kw_only=True)
class ProgrammeReview(Slots, title="мониторинг"):
    """A moment of monitoring with its term."""

    name: Annotated[str, Slot("название", "что измеряется", "опрос участников")]
    term: Annotated[str, Slot("срок", "срок", "до 31 мая 2027 г.")]


@dataclass(frozen=True, kw_only=True)
class ProgrammeSheet(Slots, title="данные программы"):
    """Blank `programme`; `head.date` and `head.number` are of the order that approves it."""

    school: Annotated[School, Slot("школа", "школа")]
    head: Annotated[DocumentHead, Slot("документ", "документ")]
    school_year: Annotated[str, Slot("учебный_год", "учебный год", "2026/2027")]
    name: Annotated[str, Slot("название", "название программы", "Вместе")]
    period: Annotated[str, Slot("период", "срок программы", "с 1 сентября 2026 г. по 31 мая 2027 г.")]
    bases_ablt: Annotated[tuple[str, ...], Slot("основания", "основания", "уставом школы")]
    """Ablative, after «в соответствии с»."""
    goal: Annotated[str, Slot("цель", "цель программы", "Помочь каждому участнику раскрыть способности")]
    tasks: Annotated[tuple[str, ...], Slot("задачи", "задачи программы", "собрать базы участников")]
    principles: Annotated[tuple[str, ...], Slot("принципы", "принципы", "добровольность")]
    tracks: Annotated[tuple[ProgrammeTrack, ...], Slot("формы", "формы наставничества")]
    directions: Annotated[tuple[str, ...], Slot("направления", "направления", "учебное")] = ()
    manners: Annotated[tuple[str, ...], Slot("виды", "виды наставничества", "один наставник на группу")] = ()
    links: Annotated[tuple[ProgrammeLink, ...], Slot("цепочка", "цепочка программы")] = ()
    stages: Annotated[tuple[RegulationStage, ...], Slot("этапы", "этапы программы")]
    duties: Annotated[tuple[ProgrammeDuty, ...], Slot("ответственные", "ответственные")]
    reviews: Annotated[tuple[ProgrammeReview, ...], Slot("мониторинг", "мониторинг")]
    results: Annotated[tuple[str, ...], Slot("результаты", "ожидаемые результаты", "выросла успеваемость")]
    plan: Annotated[tuple[SheetStage, ...], Slot("план", "мероприятия дорожной карты")]
    adopted: Annotated[tuple[Adoption, ...], Slot("принято", "кем принята программа")] = ()
    curator_post: Annotated[
        str, Slot("должность_куратора", "должность куратора", "Заместитель директора по УВР")
    ]
    curator: Annotated[str, Slot("куратор", "инициалы и фамилия куратора", "И. П. Орлова")]
