"""Reads of readiness: the whole checklist, one sign with its cases, shares for a coordinator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.core.quality import Assessment, Finding, Sign, assess
from nastavnik.features.organisations.models import Organisation
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.pairings.queries import in_sight as pairings_in_sight
from nastavnik.features.people.models import Person
from nastavnik.features.people.queries import in_sight as people_in_sight
from nastavnik.features.programmes.models import Programme
from nastavnik.features.programmes.queries import current_programme
from nastavnik.features.readiness.cases import Case, tally
from nastavnik.features.readiness.conditions import BlockStanding, Proofs, blocks
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.measures.taking import take
from nastavnik.features.readiness.models import Statement
from nastavnik.kit.tenancy.scope import current_scope, organisation_scope
from nastavnik.kit.verdict import NotFound


class Checkup:
    """One look at a programme on a day. Conditions and quality share the facts, each table is read once."""

    def __init__(self, programme: Programme, today: date) -> None:
        self.facts = Facts(programme, today)

    @property
    def pack(self) -> Pack:
        """The methodology of the programme."""
        return self.facts.pack

    @cached_property
    def cases(self) -> dict[str, list[Case] | None]:
        """Cases by sign; None where nobody can know yet."""
        return {sign.code: take(self.facts, sign) for sign in self.pack.benchmarks}

    @cached_property
    def assessment(self) -> Assessment:
        """The judgement."""
        signs = [Sign(one.code, one.part, one.gate) for one in self.pack.benchmarks]
        tallies = {code: tally(cases) for code, cases in self.cases.items() if cases is not None}
        return assess(signs, tallies)

    @cached_property
    def blocks(self) -> list[BlockStanding]:
        """The blocks of conditions."""
        return blocks(Proofs(self.facts))


@dataclass(frozen=True, slots=True)
class SignStanding:
    """One sign: its finding, the cases the duty may see, and how many more there are."""

    sign: Benchmark
    finding: Finding
    cases: list[Case]
    unseen: int

    @property
    def gaps(self) -> list[Case]:
        """Seen cases that do not meet the sign."""
        return [case for case in self.cases if not case.met]


def sign_of(programme: Programme, code: str, today: date) -> SignStanding:
    """One sign with its cases, or `NotFound`; only the facts its measure asks for are read."""
    facts = Facts(programme, today)
    sign = next((one for one in facts.pack.benchmarks if one.code == code), None)
    if sign is None:
        raise NotFound
    cases = take(facts, sign)
    tallies = {sign.code: tally(cases)} if cases is not None else {}
    finding = assess([Sign(sign.code, sign.part, sign.gate)], tallies).findings[0]
    shown = seen(cases or [])
    return SignStanding(sign, finding, shown, len(cases or []) - len(shown))


def seen(cases: Iterable[Case]) -> list[Case]:
    """Cases about people and pairings within sight of the open scope; two queries however many cases."""
    rows = list(cases)
    people = {row.person for row in rows if row.person}
    pairings = {row.pairing for row in rows if row.pairing}
    if people:
        people &= set(people_in_sight(Person.objects.all()).order_by().values_list("pk", flat=True))
    if pairings:
        pairings &= set(pairings_in_sight(Pairing.objects.all()).order_by().values_list("pk", flat=True))
    return [
        row
        for row in rows
        if (row.person is None or row.person in people) and (row.pairing is None or row.pairing in pairings)
    ]


def load_statement(public_id: str) -> Statement:
    """One statement, or `NotFound`."""
    rows = Statement.objects.select_related("file", "author")
    found: Statement | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def statement_on(programme: Programme, condition: str) -> Statement | None:
    """The word given about a condition, if any."""
    rows = Statement.objects.filter(organisation_id=programme.organisation_id, pack=programme.pack)
    found: Statement | None = rows.filter(condition=condition).select_related("file").first()
    return found


@dataclass(frozen=True, slots=True)
class Overview:
    """What a coordinator learns of a school: numbers alone. `smallest`: shares of fewer cases are not shown."""

    organisation: Organisation
    programme: str
    pack: Pack
    assessment: Assessment
    blocks: list[tuple[str, int, int]]

    @property
    def smallest(self) -> int:
        """The smallest group of which a share is told."""
        return self.pack.defaults.smallest_group_shown


def overview(organisation: Organisation, today: date) -> Overview | None:
    """Shares of a school beneath the coordinator, without people; None while it has no programme.

    The school's rows are open only inside this function and nothing of them leaves it but numbers. `NotFound` for a
    school that the open scope does not oversee.
    """
    if organisation.pk not in current_scope().overseen:
        raise NotFound
    with organisation_scope(organisation.pk):
        programme = current_programme()
        if programme is None:
            return None
        checkup = Checkup(programme, today)
        told = [(one.block.title, one.met, len(one.standings)) for one in checkup.blocks]
        return Overview(organisation, programme.title, checkup.pack, checkup.assessment, told)
