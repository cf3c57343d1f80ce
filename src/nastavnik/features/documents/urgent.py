"""What the first page of a programme asks about its documents."""

from datetime import date

from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Document
from nastavnik.features.programmes.models import Programme


def unnumbered_documents(programme: Programme, until: date) -> list[Document]:
    """Issued up to this day and still without a number; the pack says which kinds need one."""
    rows = Document.objects.filter(
        programme=programme, state=DocumentState.ISSUED, number="", dated__lte=until
    )
    return list(rows)
