"""Measures of papers."""

from collections.abc import Iterable

from nastavnik.core.methodology.schema.quality import Benchmark
from nastavnik.features.readiness.cases import Case
from nastavnik.features.readiness.facts import Facts
from nastavnik.features.readiness.measures.registry import measure


@measure
def documents_issued(facts: Facts, sign: Benchmark) -> Iterable[Case]:
    """The named `documents` are issued."""
    for code in sign.documents:
        found = facts.papers_of(code)
        title = facts.pack.document(code).title
        told, ref = (found[0].called, found[0].ref) if found else ("не выпущен", "")
        yield Case(bool(found), title, told, "document", ref)
