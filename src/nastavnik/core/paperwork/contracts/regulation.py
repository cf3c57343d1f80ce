"""The school's regulation on mentoring of pupils."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.school import DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class Adoption(Slots, title="сведения о принятии и согласовании"):
    """A body that adopted the regulation or gave its opinion, with the minutes."""

    body: Annotated[str, Slot("орган", "орган управления", "Педагогический совет")]
    """Nominative in «ПРИНЯТО»; genitive («Совета родителей») in «УЧТЕНО МНЕНИЕ»."""
    date: Annotated[str, Slot("дата", "дата протокола", "30 августа 2026 г.")] = ""
    number: Annotated[str, Slot("номер", "номер протокола", "1")] = ""


@dataclass(frozen=True, kw_only=True)
class RegulationTrack(Slots, title="формы наставничества"):
    """A track used at the school, with its role models."""

    name: Annotated[str, Slot("название", "название формы", "старший – младший")]
    """Nominative, without quotes."""
    purpose: Annotated[str, Slot("смысл", "назначение формы", "поддержка сверстника в учёбе и общении")]
    """Nominative, without a full stop."""
    role_models: Annotated[tuple[str, ...], Slot("модели", "ролевые модели", "умеющий – осваивающий")] = ()


@dataclass(frozen=True, kw_only=True)
class RegulationStage(Slots, title="этапы программы"):
    """A stage of the programme."""

    name: Annotated[str, Slot("название", "название этапа", "первый этап программы")]
    """Nominative."""
    content: Annotated[str, Slot("содержание", "содержание этапа", "издание приказов, назначение куратора")]
    """Nominative, without a full stop."""


@dataclass(frozen=True, kw_only=True)
class Regulation(Slots, title="данные положения"):
    """Blank `regulation`. `head.date` and `head.number` are those of the order that approves it."""

    school: Annotated[School, Slot("школа", "школа")]
    head: Annotated[DocumentHead, Slot("документ", "документ")]
    bases_ablt: Annotated[tuple[str, ...], Slot("основания", "основания", "уставом школы")]
    """Ablative, after «в соответствии с»."""
    tracks: Annotated[tuple[RegulationTrack, ...], Slot("формы", "формы наставничества")]
    stages: Annotated[tuple[RegulationStage, ...], Slot("этапы", "этапы программы")]
    mentee_categories_gent: Annotated[
        tuple[str, ...],
        Slot("категории_род", "категории наставляемых", "обучающихся, недавно пришедших в школу"),
    ]
    """Genitive plural, after «из числа»."""
    mentor_sources_gent: Annotated[
        tuple[str, ...], Slot("источники_род", "кто может быть наставником", "выпускников школы")
    ]
    """Genitive plural, after «из числа»."""
    youngest_age: Annotated[str, Slot("возраст_от", "наименьший возраст наставляемого", "10 лет")]
    """After «в возрасте от»: genitive."""
    group_limit: Annotated[str, Slot("предел_группы", "предел наставляемых у наставника", "пяти человек")]
    """After «не более»: genitive."""
    meeting_rule: Annotated[str, Slot("частота", "частота встреч", "не реже одного раза в две недели")]
    longest_term: Annotated[
        str, Slot("длительность", "длительность работы пары", "не более одного учебного года")
    ]
    evaluation_parts: Annotated[
        tuple[str, ...], Slot("мониторинг", "состав мониторинга", "оценка качества реализации программы")
    ]
    """Nominative, without a full stop."""
    documents: Annotated[tuple[str, ...], Slot("документы", "перечень документов", "дорожная карта")]
    """Nominative, without a full stop."""
    rewards: Annotated[tuple[str, ...], Slot("поощрения", "меры поощрения", "благодарность директора школы")]
    """Nominative, without a full stop."""
    adopted: Annotated[tuple[Adoption, ...], Slot("принято", "кем принято положение")]
    opinions: Annotated[tuple[Adoption, ...], Slot("мнения", "чьё мнение учтено")] = ()
    site: Annotated[str, Slot("сайт", "адрес раздела на сайте", "school5.example/наставничество")] = ""
