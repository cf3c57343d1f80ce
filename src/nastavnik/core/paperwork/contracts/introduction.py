"""The order that introduces the model and appoints the curator."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.school import Acquainted, DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class Enclosure(Slots, title="приложения к приказу"):
    """A paper approved by the order; printed as annex № 1, 2, 3… in this order."""

    name_accs: Annotated[str, Slot("что_вин", "утверждаемый документ", "Положение о нашей программе")]
    """Accusative: «утвердить Положение…», «программу наставничества…», «дорожную карту…»."""


@dataclass(frozen=True, kw_only=True)
class Responsible(Slots, title="ответственные"):
    """A person made responsible for one side of the work."""

    person_accs: Annotated[str, Slot("кого_вин", "кто назначен", "учителя информатики Орлову Ирину Павловну")]
    """Accusative, post and full name: «назначить …»."""
    duty_accs: Annotated[
        str, Slot("за_что_вин", "за что отвечает", "материально-техническое обеспечение программы")
    ]
    """Accusative: «ответственной за …»."""


@dataclass(frozen=True, kw_only=True)
class MonitoringTerm(Slots, title="сроки мониторинга"):
    """One moment of monitoring."""

    name: Annotated[str, Slot("что", "вид мониторинга", "опрос до начала работы")]
    """Nominative."""
    term: Annotated[str, Slot("срок", "срок", "до 30 октября 2026 г.")]


@dataclass(frozen=True, kw_only=True)
class IntroductionOrder(Slots, title="данные приказа о внедрении"):
    """Blank `introduction_order`."""

    school: Annotated[School, Slot("школа", "школа")]
    head: Annotated[DocumentHead, Slot("документ", "документ")]
    bases_ablt: Annotated[
        tuple[str, ...],
        Slot("основания", "основания приказа", "распоряжением Минпросвещения России от 25.12.2019 № Р-145"),
    ]
    """Ablative, without «в соответствии с»: «распоряжением … № Р-145», «приказом … № 575»."""
    programme_accs: Annotated[
        str, Slot("программа_вин", "программа наставничества", "программу наставничества обучающихся")
    ]
    """Accusative: «реализовать …»."""
    starts: Annotated[str, Slot("начало", "дата начала программы", "1 сентября 2026 г.")]
    """After «с»: genitive of the date."""
    ends: Annotated[str, Slot("окончание", "дата окончания программы", "31 мая 2027 г.")]
    """After «по»."""
    tracks: Annotated[tuple[str, ...], Slot("формы", "формы наставничества", "старший – младший")]
    """Nominative, without quotes."""
    curator_accs: Annotated[
        str, Slot("куратор_вин", "куратор", "заместителя директора по УВР Сидорову Светлану Сергеевну")
    ]
    """Accusative, post and full name: «назначить куратором …»."""
    curator_datv: Annotated[
        str, Slot("куратор_дат", "куратор в дательном падеже", "заместителю директора по УВР Сидоровой С. С.")
    ]
    """Dative, post and short name: «поручить …»."""
    enclosures: Annotated[tuple[Enclosure, ...], Slot("приложения", "утверждаемые документы")]
    monitoring: Annotated[tuple[MonitoringTerm, ...], Slot("мониторинг", "сроки мониторинга")]
    acquainted: Annotated[tuple[Acquainted, ...], Slot("ознакомление", "лист ознакомления")]
    aim_gent: Annotated[
        str, Slot("цель_род", "цель", "раскрытия способностей обучающихся и поддержки молодых педагогов")
    ] = ""
    """Genitive, after «в целях»; empty — the blank's own wording."""
    responsible: Annotated[tuple[Responsible, ...], Slot("ответственные", "ответственные")] = ()
    results: Annotated[
        tuple[str, ...],
        Slot("результаты", "планируемые результаты", "каждый участник имеет индивидуальный план"),
    ] = ()
    """Nominative clauses without a full stop."""
    control_accs: Annotated[
        str, Slot("контроль_вин", "на кого возложен контроль", "заместителя директора по УВР Сидорову С. С.")
    ] = ""
    """Accusative, after «возложить на»; empty — the head keeps the control."""
