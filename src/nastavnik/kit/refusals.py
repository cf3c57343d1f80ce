"""A foreseen no becomes a page: what happened, where, what to do; the same status for HTMX and a plain form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.kit.verdict import Anticipated, Conflict, TooMany


def refusal_page(request: HttpRequest, refusal: Anticipated, status: int | None = None) -> HttpResponse:
    """Draw the refusal; a conflict shows «ваше / уже сохранено»."""
    code = status or refusal.status
    context: dict[str, Any] = {"status": code, "reason": refusal.reason, "back": _back(request)}
    template = "shell/error.html"
    if isinstance(refusal, Conflict):
        template = "shell/conflict.html"
        context |= {
            "differences": refusal.differences,
            "saved_version": refusal.saved_version,
            "resend": _resend(request, refusal.saved_version),
        }
    template, more = getattr(refusal, "template", template), getattr(refusal, "context", {})
    response = render(request, template, context | more, status=code)
    if isinstance(refusal, TooMany):
        response["Retry-After"] = str(refusal.retry_after)
    return response


def _back(request: HttpRequest) -> str:
    return request.path if request.method == "POST" else "/"


def _resend(request: HttpRequest, saved_version: int) -> list[tuple[str, str]]:
    """Hidden fields that let the person save theirs over the saved version, knowingly."""
    dropped = {"csrfmiddlewaretoken", "_v", "_idem"}
    pairs = [(name, v) for name in request.POST if name not in dropped for v in request.POST.getlist(name)]
    return [
        *pairs,
        ("_v", str(saved_version)),
        ("_idem", f"{request.POST.get('_idem', '')}-v{saved_version}"[:64]),
    ]
