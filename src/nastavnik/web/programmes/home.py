"""The programme home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.features.programmes.queries import current_programme
from nastavnik.kit.policy import policy


@policy(GET="programmes.view")
def home(request: HttpRequest) -> HttpResponse:
    """Where the programme stands."""
    programme = current_programme(request.session.get("programme", ""))
    return render(request, "programmes/home.html", {"programme": programme})
