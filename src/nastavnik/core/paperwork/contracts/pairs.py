"""The order that assigns mentors to mentees."""

from dataclasses import dataclass
from typing import Annotated

from nastavnik.core.paperwork.contracts.school import Acquainted, DocumentHead, School
from nastavnik.core.paperwork.contracts.slots import Slot, Slots


@dataclass(frozen=True, kw_only=True)
class MenteeOfPair(Slots, title="наставляемые"):
    """A mentee of a pair or a group. Category, diagnosis or record have no field here on purpose."""

    name: Annotated[str, Slot("имя", "фамилия, имя и отчество наставляемого", "Петров Иван Ильич")]
    """Nominative, in full."""
    place: Annotated[str, Slot("класс", "класс или должность наставляемого", "6 «Б» класс")]


@dataclass(frozen=True, kw_only=True)
class PairRow(Slots, title="таблица пар"):
    """A pair or a group."""

    mentor: Annotated[str, Slot("наставник", "фамилия, имя и отчество наставника", "Иванова Мария Петровна")]
    """Nominative, in full."""
    mentor_post: Annotated[str, Slot("должность", "должность или класс наставника", "учитель математики")]
    """Nominative."""
    mentor_workplace: Annotated[str, Slot("место", "место работы или учёбы наставника", "МБОУ «Школа № 5»")]
    mentees: Annotated[tuple[MenteeOfPair, ...], Slot("наставляемые", "наставляемые")]
    track: Annotated[str, Slot("форма", "форма наставничества", "старший – младший")]
    role_model: Annotated[str, Slot("модель", "ролевая модель", "умеющий – осваивающий")]
    period: Annotated[str, Slot("период", "период работы", "с 10.11.2026 по 31.05.2027")]


@dataclass(frozen=True, kw_only=True)
class PairsOrder(Slots, title="данные приказа о закреплении пар"):
    """Blank `pairs_order`."""

    school: Annotated[School, Slot("школа", "школа")]
    head: Annotated[DocumentHead, Slot("документ", "документ")]
    bases_ablt: Annotated[
        tuple[str, ...],
        Slot("основания", "основания приказа", "приказом от 05.09.2026 № 82-од «О внедрении…»"),
    ]
    """Ablative, after «в соответствии с»."""
    programme_gent: Annotated[
        str, Slot("программа_род", "программа наставничества", "программы наставничества обучающихся")
    ]
    """Genitive: «в целях реализации …»."""
    pairs: Annotated[tuple[PairRow, ...], Slot("пары", "пары и группы")]
    plans_due: Annotated[str, Slot("срок_планов", "срок составления планов", "до 1 декабря 2026 г.")]
    reports_due: Annotated[str, Slot("срок_отчётов", "срок отчётов наставников", "до 20 мая 2027 г.")]
    curator_datv: Annotated[
        str, Slot("куратор_дат", "куратор в дательном падеже", "заместителю директора по УВР Сидоровой С. С.")
    ]
    """Dative, post and short name: «поручить …»."""
    acquainted: Annotated[tuple[Acquainted, ...], Slot("ознакомление", "лист ознакомления")]
    control_accs: Annotated[
        str, Slot("контроль_вин", "на кого возложен контроль", "заместителя директора по УВР Сидорову С. С.")
    ] = ""
    """Accusative, after «возложить на»; empty — the head keeps the control."""
