"""Documents as evidence of a step of the roadmap."""

from datetime import date

from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Document
from nastavnik.features.programmes.models import Programme


def issued_documents(programme: Programme) -> list[tuple[str, str, str, date | None]]:
    """(public id, blank, «Приказ о внедрении № 12-н от 05.09.2026», date) of issued documents, newest first."""
    rows = Document.objects.filter(programme=programme, state=DocumentState.ISSUED)
    return [(row.public_id, row.blank, _called(row), row.dated) for row in rows]


def _called(document: Document) -> str:
    number = f" № {document.number}" if document.number else ""
    dated = f" от {document.dated:%d.%m.%Y}" if document.dated else ""
    return f"{document.title}{number}{dated}"
