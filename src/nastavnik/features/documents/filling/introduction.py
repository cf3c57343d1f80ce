"""The order that introduces the model and appoints the curator."""

from collections.abc import Mapping
from typing import Any

from nastavnik.core.paperwork.contracts.introduction import (
    Enclosure,
    IntroductionOrder,
    MonitoringTerm,
    Responsible,
)
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.number_words import date_text
from nastavnik.features.documents.filling import heads
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.settings import RESPONSIBLE, lines, said
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import classes


def introduction(facts: Facts, voice: Voice) -> IntroductionOrder:
    """Everything the order says, from the programme, the pack and the curator's decisions."""
    chosen, programme = said(facts), facts.programme
    answerable = _answerable(facts, chosen)
    return IntroductionOrder(
        school=heads.school(facts, voice),
        head=heads.own_head(facts, chosen),
        bases_ablt=heads.bases(chosen, voice),
        programme_accs=facts.pack.programme_words.accusative,
        starts=date_text(programme.starts_on),
        ends=date_text(programme.ends_on),
        tracks=tuple(track.title for track in facts.tracks)
        or (voice.lack("формы наставничества", Place.PROGRAMME, programme.public_id),),
        curator_accs=heads.curator(facts, voice, Case.ACCS, short=False),
        curator_datv=heads.curator(facts, voice, Case.DATV, short=True),
        enclosures=_enclosures(facts, chosen, voice),
        monitoring=_monitoring(facts, chosen, voice),
        acquainted=_readers(facts, chosen, answerable, voice),
        aim_gent=str(chosen["aim"]),
        responsible=tuple(_responsible(person, duty, voice) for person, duty in answerable),
        results=lines(str(chosen["results"])),
        control_accs=heads.control(facts, chosen, voice),
    )


def _answerable(facts: Facts, chosen: Mapping[str, Any]) -> list[tuple[Person, str]]:
    named = [(facts.person(chosen[f"responsible_{n}"]), chosen[f"duty_{n}"]) for n in RESPONSIBLE]
    return [(person, duty) for person, duty in named if person is not None]


def _responsible(person: Person, duty: str, voice: Voice) -> Responsible:
    what = f"за что отвечает {person}"
    return Responsible(
        person_accs=voice.full(person, Case.ACCS), duty_accs=voice.need(duty, what, Place.SETTINGS)
    )


def _enclosures(facts: Facts, chosen: Mapping[str, Any], voice: Voice) -> tuple[Enclosure, ...]:
    wanted = chosen["enclosures"]
    rows = [one.accusative for one in facts.pack.documents if one.accusative and one.code in wanted]
    rows = rows or [voice.lack("что утверждается приказом", Place.SETTINGS)]
    return tuple(Enclosure(name_accs=text) for text in rows)


def _monitoring(facts: Facts, chosen: Mapping[str, Any], voice: Voice) -> tuple[MonitoringTerm, ...]:
    return tuple(
        MonitoringTerm(
            name=one.title,
            term=voice.need(chosen[f"term_{one.code}"], f"срок: {one.title}", Place.SETTINGS),
        )
        for one in facts.pack.monitoring
    )


def _readers(
    facts: Facts, chosen: Mapping[str, Any], answerable: list[tuple[Person, str]], voice: Voice
) -> Any:
    teachers = [one.class_teacher for one in classes()] if chosen["teachers"] else []
    people = [facts.programme.curator, *(person for person, _ in answerable), facts.person(chosen["control"])]
    return heads.acquainted([*people, *teachers], voice)
