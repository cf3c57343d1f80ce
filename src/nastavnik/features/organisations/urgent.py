"""What the first page of a programme asks about partners."""

from datetime import date

from nastavnik.features.organisations.models import Partner
from nastavnik.features.organisations.queries import partners


def ending_agreements(until: date) -> list[Partner]:
    """Partners whose agreement ends by this day, or has ended."""
    return list(partners().filter(agreement_until__lte=until).order_by("agreement_until", "pk"))
