"""Laws of documents."""

from collections.abc import Iterator

from django.db.models import Count, Q

from nastavnik.features.documents.enums import DocumentState
from nastavnik.features.documents.models import Document
from nastavnik.kit.health.invariants import invariant


@invariant("I15", "Номера выпущенных документов не повторяются в учебном году")
def numbers_once() -> Iterator[str]:
    issued = Document.objects.filter(state=DocumentState.ISSUED).exclude(number="")
    groups = issued.order_by().values("organisation_id", "school_year", "number")
    for row in groups.annotate(n=Count("pk")).filter(n__gt=1):
        yield f"номер «{row['number']}» в учебном году {row['school_year']} выдан {row['n']} раза"


@invariant("I15a", "У выпущенного документа есть дата и файл")
def issued_whole() -> Iterator[str]:
    torn = Document.objects.filter(Q(file=None) | Q(dated=None), state=DocumentState.ISSUED)
    yield from (
        f"документ {public_id} выпущен без даты или файла"
        for public_id in torn.values_list("public_id", flat=True)
    )
