"""Laws of clearances."""

from collections.abc import Iterator

from nastavnik.features.people.enums import PersonState
from nastavnik.features.screening.models import Clearance
from nastavnik.kit.health.invariants import invariant


@invariant("I5a", "Сведения о проверке принадлежат людям в списках")
def of_somebody() -> Iterator[str]:
    lost = Clearance.objects.filter(person__state=PersonState.MERGED).values_list("public_id", flat=True)
    yield from (f"сведения {public_id} остались у объединённой записи" for public_id in lost[:20])
