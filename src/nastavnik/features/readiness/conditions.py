"""How each condition of readiness stands: proved by a fact, by the organisation's word, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nastavnik.core.methodology.schema.conditions import Condition, ConditionBlock
from nastavnik.core.russian.plurals import counted
from nastavnik.features.accounts.enums import Role
from nastavnik.features.accounts.models import Membership
from nastavnik.features.consents.rules import missing_consents
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.organisations.models import Organisation, Partner
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.models import Statement
from nastavnik.features.readiness.rules import in_force, may_be_stated

Shown = tuple[bool, str]  # whether the fact is there, and what to say about it


@dataclass(frozen=True, slots=True)
class Standing:
    """A condition now. `told`: what proves it, or what is missing; `statement`: the word given about it, if any."""

    condition: Condition
    met: bool
    told: str
    ref: str = ""
    statement: Statement | None = None

    @property
    def may_be_stated(self) -> bool:
        """Whether a person's word is accepted for it."""
        return bool(may_be_stated(self.condition))


@dataclass(frozen=True, slots=True)
class BlockStanding:
    """A block with its conditions."""

    block: ConditionBlock
    standings: tuple[Standing, ...]

    @property
    def met(self) -> int:
        """How many of its conditions are met."""
        return sum(1 for one in self.standings if one.met)

    @property
    def lacking(self) -> tuple[Standing, ...]:
        """Obligatory conditions that are not met."""
        return tuple(one for one in self.standings if one.condition.obligatory and not one.met)


class Proofs:
    """The facts that prove conditions, each read once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def organisation(self) -> Organisation:
        """The school."""
        found: Organisation = Organisation.objects.get(pk=self.facts.programme.organisation_id)
        return found

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """What people said, by condition."""
        rows = Statement.objects.filter(
            organisation_id=self.facts.programme.organisation_id, pack=self.facts.pack.code
        )
        return {row.condition: row for row in rows.select_related("author", "file")}

    @cached_property
    def duties(self) -> set[str]:
        """Duties somebody bears today."""
        rows = Membership.objects.filter(organisation_id=self.facts.programme.organisation_id, until=None)
        return set(rows.order_by().values_list("role", flat=True))

    @cached_property
    def partners(self) -> list[Partner]:
        """Partners with an agreement in force."""
        return [row for row in Partner.objects.all() if _agreed(row, self.facts.today)]


def _agreed(row: Partner, today: date) -> bool:
    begun = bool(row.agreement_number) and (row.agreement_date is None or row.agreement_date <= today)
    return begun and (row.agreement_until is None or row.agreement_until >= today)


def blocks(proofs: Proofs) -> list[BlockStanding]:
    """All blocks of the pack as they stand."""
    return [
        BlockStanding(block, tuple(standing(proofs, one) for one in block.conditions))
        for block in proofs.facts.pack.conditions
    ]


def standing(proofs: Proofs, condition: Condition) -> Standing:
    """A fact of the system wins; where there is none, the word in force; an expired word says that it has expired."""
    met, told, ref = _by_fact(proofs, condition)
    said = proofs.statements.get(condition.code) if may_be_stated(condition) else None
    if met or said is None:
        return Standing(condition, met, told, ref, said)
    if in_force(said, proofs.facts.today):
        return Standing(condition, True, said.text, "", said)
    return Standing(condition, False, f"срок подтверждения истёк {said.expires_on:%d.%m.%Y}", "", said)


def _by_fact(proofs: Proofs, condition: Condition) -> tuple[bool, str, str]:
    if condition.proof.kind == "document" and condition.proof.document:
        found = proofs.facts.papers_of(condition.proof.document)
        return (True, found[0].called, found[0].ref) if found else (False, _absent(condition), "")
    seen = _SEEN.get(condition.proof.kind)
    met, told = seen(proofs, condition) if seen else (False, "")
    return met, told or _absent(condition), ""


def _absent(condition: Condition) -> str:
    text = condition.proof.text
    return f"нужно: {text[:1].lower()}{text[1:]}"


def _owner(proofs: Proofs, condition: Condition) -> Shown:
    code = condition.proof.owner or ""
    curator = proofs.facts.programme.curator
    if code == Role.CURATOR and curator is not None:
        return True, curator.full_name.full
    return code in proofs.duties, Role(code).label if code in proofs.duties else ""


def _training(proofs: Proofs, condition: Condition) -> Shown:
    needed, mentors = proofs.facts.pack.training.threshold_hours, proofs.facts.accepted(Side.MENTOR)
    ready = [row for row in mentors if _hours(proofs.facts, row.pk) >= needed]
    return bool(ready), f"обучено наставников {len(ready)} из {len(mentors)}" if mentors else ""


def _hours(facts: Facts, mentor: int) -> float:
    return float(sum(one.hours for one in facts.lessons.get(mentor, [])))


def _pairing(proofs: Proofs, condition: Condition) -> Shown:
    count = len(proofs.facts.working) + len(proofs.facts.closed)
    return bool(count), f"пар и групп: {count}" if count else ""


def _meetings(proofs: Proofs, condition: Condition) -> Shown:
    count = sum(len(proofs.facts.held(row)) for row in proofs.facts.pairings)
    return bool(count), "состоялось " + counted(count, "встреча", "встречи", "встреч") if count else ""


def _consents(proofs: Proofs, condition: Condition) -> Shown:
    """All accepted people have all that their form asks for; otherwise it says how many do."""
    facts = proofs.facts
    people = [row for side in Side.values for row in facts.accepted(side)]
    whole = sum(
        not missing_consents(
            row.person,
            facts.pack.consents_required(row.track, row.side),
            facts.slips.get(row.person_id, []),
            facts.today,
        )
        for row in people
    )
    return bool(people) and whole == len(people), f"все подписи у {whole} из {len(people)}" if people else ""


def _base(proofs: Proofs, condition: Condition) -> Shown:
    mentees, mentors = (len(proofs.facts.accepted(side)) for side in (Side.MENTEE, Side.MENTOR))
    told = f"принято наставляемых {mentees}, наставников {mentors}"
    return bool(mentees and mentors), told if mentees or mentors else ""


def _partner(proofs: Proofs, condition: Condition) -> Shown:
    names = [row.name for row in proofs.partners]
    return bool(names), ", ".join(names[:3]) + (f" и ещё {len(names) - 3}" if len(names) > 3 else "")


def _site(proofs: Proofs, condition: Condition) -> Shown:
    return bool(proofs.organisation.website), proofs.organisation.website


_SEEN: dict[str, Callable[[Proofs, Condition], Shown]] = {
    "owner": _owner,
    "training": _training,
    "pairing": _pairing,
    "meetings": _meetings,
    "consents": _consents,
    "base": _base,
    "partner": _partner,
    "site": _site,
}
"""Proofs by kind. A survey and a file are not here: nothing in the system shows them yet."""
