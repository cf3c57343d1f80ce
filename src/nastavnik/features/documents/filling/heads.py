"""The top and the foot that documents share."""

from collections.abc import Iterable, Mapping
from typing import Any

from nastavnik.core.paperwork.contracts.school import Acquainted, DocumentHead, School
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.full_name import FullName
from nastavnik.core.russian.number_words import date_text
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.settings import lines
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import upper_first
from nastavnik.features.people.models import Person

_NEEDED = ("founder", "full_name", "short_name", "address", "inn", "ogrn", "city")


def school(facts: Facts, voice: Voice) -> School:
    """The school's particulars as its passport has them."""
    row = facts.organisation
    needed = {name: voice.need(getattr(row, name), _title(row, name), Place.PASSPORT) for name in _NEEDED}
    name = FullName(row.head_surname, row.head_name, row.head_patronymic or None)
    director = name.official if row.head_surname and row.head_name else ""
    return School(
        **needed,
        director_post=upper_first(voice.need(row.head_post, "должность руководителя", Place.PASSPORT)),
        director=voice.need(director, "имя руководителя", Place.PASSPORT),
        phone=row.phone,
        email=row.email,
        okpo=row.okpo,
    )


def _title(row: Any, name: str) -> str:
    return str(row._meta.get_field(name).verbose_name)


def own_head(facts: Facts, chosen: Mapping[str, Any]) -> DocumentHead:
    """The head of an order: its own date and number, and who prepared it."""
    executor = facts.person(str(chosen.get("executor", "")))
    return DocumentHead(
        title=heading(facts),
        date=date_text(facts.dated) if facts.dated else "",
        number=facts.number,
        executor=executor.full_name.full if executor else "",
        executor_phone=str(chosen.get("executor_phone", "")),
    )


def approved_head(facts: Facts, voice: Voice) -> DocumentHead:
    """The head of what an order approves: date and number of that order, or lines to write them on."""
    order = facts.order
    if order is None:
        voice.remarks.append(
            "Приказ о внедрении ещё не выпущен: в грифе утверждения останутся строки для даты и номера"
        )
    dated = date_text(order.dated) if order and order.dated else ""
    return DocumentHead(title=heading(facts), date=dated, number=order.number if order else "")


def heading(facts: Facts) -> str:
    """The title printed on the document."""
    return facts.kind.heading or facts.kind.title


def bases(chosen: Mapping[str, Any], voice: Voice) -> tuple[str, ...]:
    """Grounds of the document."""
    return lines(str(chosen["bases"])) or (voice.lack("основания", Place.SETTINGS),)


def curator(facts: Facts, voice: Voice, case: Case, *, short: bool) -> str:
    """The curator in a case."""
    person = facts.programme.curator
    if person is None:
        return voice.lack("куратор программы", Place.PROGRAMME, facts.programme.public_id)
    return voice.short(person, case) if short else voice.full(person, case)


def control(facts: Facts, chosen: Mapping[str, Any], voice: Voice) -> str:
    """Who controls, in the accusative; empty when the head keeps the control."""
    person = facts.person(str(chosen.get("control", "")))
    return voice.short(person, Case.ACCS) if person else ""


def acquainted(people: Iterable[Person | None], voice: Voice) -> tuple[Acquainted, ...]:
    """The list of those who sign that they have read it, each once."""
    once = {person.pk: person for person in people if person is not None}
    rows = [Acquainted(post=voice.place(one), name=one.full_name.official) for one in once.values()]
    return tuple(rows)
