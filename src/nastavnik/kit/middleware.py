"""Request id, structured log line, the walked-to day, and a net for what nobody foresaw."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nastavnik.kit import moments
from nastavnik.kit.requests import reset_request_id, set_request_id
from nastavnik.kit.taking_away import serving

log = logging.getLogger("nastavnik.request")
SAFE_ID = re.compile(r"^[A-Za-z0-9-]{8,36}$")
DAY_COOKIE = "today"
DAYS = (date(2000, 1, 1), date(2100, 12, 31))  # further off, adding a term to a day leaves the calendar


class Requests:
    """Outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.request_id = given if SAFE_ID.match(given) else str(uuid.uuid4())
        token, started = set_request_id(request.request_id), time.monotonic()
        served = serving.set(request)
        _without_nul(request)
        try:
            with moments.walking_to(_walked_day(request)):
                response = self.get_response(request)
            response["X-Request-ID"] = request.request_id
            _keep_out_of_caches(request, response)
            _remember_day(request, response)
            _log(request, response, time.monotonic() - started)
        finally:
            reset_request_id(token)
            serving.reset(served)
        return response


def _without_nul(request: HttpRequest) -> None:
    """One engine searches for NUL and finds nothing, the other fails: no page is asked with it."""
    if "%00" not in request.META.get("QUERY_STRING", ""):
        return
    asked = request.GET.copy()
    for name, values in request.GET.lists():
        asked.setlist(name, [value.replace("\x00", "") for value in values])
    request.GET = asked  # type: ignore[assignment]


def _keep_out_of_caches(request: Any, response: HttpResponse) -> None:
    """On a shared computer «назад» after signing out must not show children's data."""
    principal = getattr(request, "principal", None)
    if principal and principal.signed_in:
        response.setdefault("Cache-Control", "no-store")


def _walked_day(request: HttpRequest) -> date | None:
    if settings.PRODUCTION:
        return None
    text = request.GET.get("today", request.COOKIES.get(DAY_COOKIE, ""))
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return day if day and DAYS[0] <= day <= DAYS[1] else None


def _remember_day(request: HttpRequest, response: HttpResponse) -> None:
    if settings.PRODUCTION or "today" not in request.GET:
        return
    day = _walked_day(request)
    if day:
        response.set_cookie(DAY_COOKIE, day.isoformat(), httponly=True, samesite="Lax")
    else:
        response.delete_cookie(DAY_COOKIE)


def _log(request: Any, response: HttpResponse, seconds: float) -> None:
    """One line per request: route name and pseudonyms, never the address, body, query or names."""
    match, principal = getattr(request, "resolver_match", None), getattr(request, "principal", None)
    log.info(
        "request",
        extra={
            "route": getattr(match, "view_name", "") or "",
            "method": request.method,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000),
            "account": principal.actor.account if principal else None,
            "role": principal.role if principal else None,
        },
    )
