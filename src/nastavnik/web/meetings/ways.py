"""Where a person goes after writing about a meeting."""

from django.http import HttpRequest
from django.urls import reverse

from nastavnik.kit.policy import holds


def home_of(request: HttpRequest, pairing) -> str:
    """The pair page for those who see the register, one's own page for a mentor."""
    if holds(request.principal.role, "pairings.view"):
        return reverse("pairings:pairing", args=[pairing.public_id])
    return reverse("pairings:mine")
