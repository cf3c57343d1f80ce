"""A school ready for its documents, and documents made by the product's own actions."""

from datetime import UTC, date, datetime

from nastavnik.features.documents.actions import draft_document, issue_document
from nastavnik.features.documents.models import Document
from nastavnik.features.programmes.actions import change_programme
from nastavnik.features.programmes.models import Programme
from tests.makers.organisations import BY
from tests.makers.people import make_person
from tests.makers.programmes import make_programme
from tests.makers.roadmaps import make_roadmap

NOVEMBER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ORDER_DAY = date(2026, 11, 20)


def make_ready_programme(**fields) -> Programme:
    """A programme with its curator and roadmap: enough for every document but the order on pairs."""
    programme = make_programme(**fields)
    curator = make_person(
        "Сидорова Светлана Сергеевна", "staff", post="заместитель директора по УВР", sex="f"
    )
    make_roadmap(programme)
    return change_programme(programme, curator=curator, by=BY, moment=NOVEMBER)


def make_draft(programme: Programme, blank: str = "introduction_order") -> Document:
    """A draft made from a blank."""
    return draft_document(programme, blank, by=BY, moment=NOVEMBER)


def make_issued(programme: Programme, blank: str = "introduction_order", number: str = "1-н") -> Document:
    """A document issued on 20 November 2026."""
    return issue_document(
        make_draft(programme, blank), number=number, dated=ORDER_DAY, by=BY, moment=NOVEMBER
    )
