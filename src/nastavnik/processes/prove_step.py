"""A step of the roadmap is closed by something that exists: the facts of all slices, offered and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.core.methodology.faults import UnknownCode
from nastavnik.core.russian.plurals import counted
from nastavnik.features.consents.queries import consents_of
from nastavnik.features.consents.rules import missing_consents
from nastavnik.features.documents.proofs import issued_documents
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.enrolments.queries import accepted, counts
from nastavnik.features.meetings.proofs import held_meetings
from nastavnik.features.pairings.queries import pairing_counts
from nastavnik.features.programmes.queries import pack_of
from nastavnik.features.roadmaps.actions import close_step
from nastavnik.features.trainings.queries import trainings
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import BadInput

if TYPE_CHECKING:
    from nastavnik.features.consents.models import Consent
    from nastavnik.features.programmes.models import Programme
    from nastavnik.features.roadmaps.models import Step

MEETINGS = ("встреча", "встречи", "встреч")
PAIRINGS = ("пара или группа", "пары и группы", "пар и групп")
PEOPLE = ("человек", "человека", "человек")


@dataclass(frozen=True, slots=True)
class Proof:
    """A fact that may close a step. `kind` is the evidence kind of the pack; `object_id` the public id of the thing."""

    kind: str
    object_id: str
    title: str
    blank: str = ""

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.object_id}"


def proofs_for(step: "Step", day: date) -> list[Proof]:
    """Facts that exist now: those of the step's own kind first, the document it waits for at the very top."""
    found = [*_documents(step.programme), *_trainings(step.programme, day), *_bases(step.programme),
             *_consents(step.programme, day), *_pairings(step.programme), *_meetings(step.programme)]  # fmt: skip
    blanks = _blanks(step)
    return sorted(found, key=lambda proof: (proof.blank not in blanks, proof.kind != step.evidence_kind))


def prove_step(
    step: "Step", *, chosen: str, reason: str, done_on: date, day: date, by: Actor, moment: datetime
) -> "Step":
    """Close a step by the chosen fact (`Proof.value`), by a typed reason, or by both."""
    with transaction.atomic():
        proof = next((one for one in proofs_for(step, day) if one.value == chosen), None) if chosen else None
        if chosen and proof is None:
            raise BadInput("Этого подтверждения больше нет: выберите другое", field="proof")
        return close_step(
            step, done_on=done_on, evidence_id=proof.object_id if proof else "",
            evidence_ref=proof.title if proof else "", reason=reason, by=by, moment=moment,
        )  # fmt: skip


def _blanks(step: "Step") -> frozenset[str]:
    try:
        document = pack_of(step.programme).document(step.evidence_code)
    except UnknownCode:
        return frozenset()
    return frozenset((document.code, *document.blanks))


def _documents(programme: "Programme") -> Iterator[Proof]:
    for public_id, blank, title, _ in issued_documents(programme):
        yield Proof("document", public_id, title, blank)


def _trainings(programme: "Programme", day: date) -> Iterator[Proof]:
    for lesson in trainings(programme).filter(held_on__lte=day):
        if lesson.came:  # type: ignore[attr-defined]
            came = counted(lesson.came, *PEOPLE)  # type: ignore[attr-defined]
            yield Proof(
                "training", lesson.public_id, f"Занятие «{lesson.title}» {lesson.held_on:%d.%m.%Y}, {came}"
            )


def _bases(programme: "Programme") -> Iterator[Proof]:
    told = counts(programme)
    for base in pack_of(programme).bases:
        number = told[f"{base.side}_accepted"]
        if number:
            yield Proof("base", base.side, f"{base.title}: {counted(number, *PEOPLE)}")


def _consents(programme: "Programme", day: date) -> Iterator[Proof]:
    pack = pack_of(programme)
    rows = [row for side in Side.values for row in accepted(programme, side)]
    given = (
        [c for c in consents_of([row.person for row in rows]) if c.contour == pack.contour] if rows else []
    )
    by_person: dict[int, list[Consent]] = {}
    for consent in given:
        by_person.setdefault(consent.person_id, []).append(consent)
    whole = sum(
        not missing_consents(
            row.person, pack.consents_required(row.track, row.side), by_person.get(row.person_id, []), day
        )
        for row in rows
    )
    if whole:
        yield Proof("consents", programme.public_id, f"Согласия: все подписи у {whole} из {len(rows)}")


def _pairings(programme: "Programme") -> Iterator[Proof]:
    number = pairing_counts(programme)["open"]
    if number:
        yield Proof("pairing", programme.public_id, f"В программе {counted(number, *PAIRINGS)}")


def _meetings(programme: "Programme") -> Iterator[Proof]:
    pack = pack_of(programme)
    titles = {kind.code: kind.title for kind in pack.meetings}
    for kind, number, last in held_meetings(programme):
        title = titles.get(kind, "Встречи")
        yield Proof("meetings", kind, f"{title}: {counted(number, *MEETINGS)}, последняя {last:%d.%m.%Y}")
