"""A person at the keyboard proved not long ago who they are: asked before anything that guards the sign-in changes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.kit import moments
from nastavnik.kit.returning import leading_back

PROVED, FRESH = "proved", timedelta(minutes=10)


def note_proof(request: HttpRequest) -> None:
    """The person has just proved who they are."""
    request.session[PROVED] = moments.true_now().isoformat()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the last proof is not older than ten minutes."""
    told = request.session.get(PROVED, "")
    return bool(told) and moments.true_now() - datetime.fromisoformat(told) <= FRESH


def fresh_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for the password or a code before this page, and come back to it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        back = request.path if request.method == "GET" else "/protection/"
        from django.urls import reverse

        return redirect(leading_back(reverse("accounts:confirm"), back))

    return guarded
