"""The order on pairs is issued and every pairing in it is fixed by its number: both, or neither."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.documents.actions import issue_document
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.documents.filling.pairs import pairings_in_order
from nastavnik.features.documents.filling.settings import said
from nastavnik.features.pairings.actions import fix_by_order
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document


def issue_pairs_order(
    document: "Document",
    *,
    number: str,
    dated: date,
    expected: int | None = None,
    by: Actor,
    moment: datetime,
) -> "Document":
    """Issue the order and write its number and date down in each pairing it names."""
    with transaction.atomic():
        # read before the issue: by default the order takes the pairings that have no order yet
        facts = Facts(document, dated)
        rows = pairings_in_order(facts, said(facts))
        issued = issue_document(document, number=number, dated=dated, expected=expected, by=by, moment=moment)
        for row in rows:
            fix_by_order(row, issued.number, dated, by=by, moment=moment)
        return issued
