"""Where a measure is written down under its name."""

from collections.abc import Callable, Iterable

from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.features.enrolments.models import Enrolment
from nastavnik.features.pairings.models import Pairing
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.facts import Facts

Taken = Callable[[Facts, Benchmark], Iterable[Case]]
MEASURES: dict[str, Taken] = {}


def measure(take: Taken) -> Taken:
    """Register a measure under the name of its function."""
    MEASURES[take.__name__] = take
    return take


def of_enrolment(row: Enrolment, met: bool, detail: str) -> Case:
    """A case of one participant."""
    return Case(met, row.person.full_name.short, detail, "enrolment", row.public_id, person=row.person_id)


def of_pairing(facts: Facts, row: Pairing, met: bool, detail: str) -> Case:
    """A case of a pair or a group."""
    return Case(met, facts.called(row), detail, "pairing", row.public_id, pairing=row.pk)


def days(count: int) -> str:
    """«за 31 дн.»: short, because it stands in a table."""
    return f"{count} дн."
