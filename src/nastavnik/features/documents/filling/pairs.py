"""The order that assigns mentors to mentees, with its table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.paperwork.contracts.pairs import MenteeOfPair, PairRow, PairsOrder
from nastavnik.core.russian.cases import Case
from nastavnik.core.russian.plurals import counted
from nastavnik.features.consents.models import Consent
from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import missing_consents
from nastavnik.features.documents.filling import heads
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.gaps import Place
from nastavnik.features.documents.filling.settings import date_of, said
from nastavnik.features.documents.filling.voice import Voice
from nastavnik.features.documents.filling.wording import figures, until
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.pairings.models import Pairing, PairingMember
from nastavnik.features.pairings.queries import members_of, open_pairings
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.models import Person

NO_ROLE_MODEL = "по плану пары"
SHOWN_NAMES = 5


def pairs_order(facts: Facts, voice: Voice) -> PairsOrder:
    """Everything the order says."""
    chosen = said(facts)
    rows = pairings_in_order(facts, chosen)
    members = members_of(rows)
    _remark(facts, rows, members, voice)
    people = [row.mentor.person for row in rows]
    return PairsOrder(
        school=heads.school(facts, voice),
        head=heads.own_head(facts, chosen),
        bases_ablt=heads.bases(chosen, voice),
        programme_gent=facts.pack.programme_words.genitive,
        pairs=tuple(_row(row, members[row.pk], facts, voice) for row in rows) or (_nobody(voice),),
        plans_due=_term(chosen["plans_due"], "срок составления планов", voice),
        reports_due=_term(chosen["reports_due"], "срок подведения итогов", voice),
        curator_datv=heads.curator(facts, voice, Case.DATV, short=True),
        acquainted=heads.acquainted(
            [facts.programme.curator, facts.person(chosen["control"]), *people], voice
        ),
        control_accs=heads.control(facts, chosen, voice),
    )


def pairings_in_order(facts: Facts, chosen: Mapping[str, Any]) -> list[Pairing]:
    """Open pairings that the curator wants in the order (by default those without an order)."""
    wanted = set(chosen["pairs"])
    rows = open_pairings(facts.programme).select_related("mentor__person__partner")
    return [row for row in rows if row.public_id in wanted]


def _row(row: Pairing, members: list[PairingMember], facts: Facts, voice: Voice) -> PairRow:
    mentor = row.mentor.person
    return PairRow(
        mentor=mentor.full_name.full,
        mentor_post=voice.post(mentor),
        mentor_workplace=workplace(mentor, facts.organisation.short_name)
        or voice.lack(f"место работы: {mentor}", Place.PERSON, mentor.public_id),
        mentees=tuple(_mentee(one.mentee.person, voice) for one in members),
        track=facts.pack.track(row.track).short_title,
        role_model=role_model_title(facts.pack, row.role_model) or NO_ROLE_MODEL,
        period=f"с {figures(row.starts_on)} по {figures(row.ends_on)}",
    )


def _mentee(person: Person, voice: Voice) -> MenteeOfPair:
    return MenteeOfPair(name=person.full_name.full, place=voice.place(person))


def workplace(person: Person, own: str) -> str:
    """Where a person works or studies; pupils and staff are at the school itself."""
    elsewhere = person.workplace or (person.partner.name if person.partner else "")
    return elsewhere or (own if person.kind in {PersonKind.PUPIL, PersonKind.STAFF} else "")


def role_model_title(pack: Pack, code: str) -> str:
    """The role model in words; a code of an older pack is shown as it is."""
    try:
        return pack.role_model(code).title if code else ""
    except UnknownCode:
        return code


def _term(text: str, what: str, voice: Voice) -> str:
    day = date_of(text)
    return until(day) if day else voice.lack(what, Place.SETTINGS)


def _nobody(voice: Voice) -> PairRow:
    text = voice.lack("пары и группы без приказа", Place.PAIRINGS)
    person = MenteeOfPair(name=text, place=text)
    names = ("mentor", "mentor_post", "mentor_workplace", "track", "role_model", "period")
    return PairRow(mentees=(person,), **dict.fromkeys(names, text))


def _remark(facts: Facts, rows: list[Pairing], members: dict[int, list[PairingMember]], voice: Voice) -> None:
    owing = _owing(facts.pack, rows, members, facts.day)
    if owing:
        names = ", ".join(str(person) for person in owing[:SHOWN_NAMES])
        more = f" и ещё {len(owing) - SHOWN_NAMES}" if len(owing) > SHOWN_NAMES else ""
        voice.remarks.append(f"Приказ ссылается на письменные согласия, а их нет у участников: {names}{more}")
    unnamed = sum(1 for row in rows if not row.role_model)
    if unnamed:
        told = counted(unnamed, "пары", "пар", "пар")
        voice.remarks.append(f"У {told} не выбрана ролевая модель: напечатано «{NO_ROLE_MODEL}»")
    if facts.order is None:
        voice.remarks.append("Приказ о внедрении ещё не выпущен: сослаться на него нельзя")


def _owing(
    pack: Pack, rows: list[Pairing], members: dict[int, list[PairingMember]], day: date
) -> list[Person]:
    sides = [
        (person, row.track, side)
        for row in rows
        for person, side in [
            (row.mentor.person, Side.MENTOR),
            *((one.mentee.person, Side.MENTEE) for one in members[row.pk]),
        ]
    ]
    signed = _by_person(consents_of(person for person, _, _ in sides))
    owing = {
        person.pk: person
        for person, track, side in sides
        if missing_consents(person, pack.consents_required(track, side), signed[person.pk], day)
    }
    return list(owing.values())


def _by_person(consents: Iterable[Consent]) -> dict[int, list[Consent]]:
    found: dict[int, list[Consent]] = defaultdict(list)
    for one in consents:
        found[one.person_id].append(one)
    return found
