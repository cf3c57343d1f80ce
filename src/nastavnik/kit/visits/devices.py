"""What a person recognises a device by: the browser and the system, never a number, an address or a version."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse

from nastavnik.kit.ciphers import mark_of

YEAR = 365 * 24 * 3600
BROWSERS = (
    ("YaBrowser", "Яндекс Браузер"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"),
    ("Chrom", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip
UNKNOWN = "неизвестное устройство"


def device_title(request: HttpRequest) -> str:
    """«Firefox, Windows», or that the device is unknown."""
    agent = request.headers.get("User-Agent", "")
    found = [_first(agent, BROWSERS), _first(agent, SYSTEMS)]
    return ", ".join(word for word in found if word) or UNKNOWN


def _first(agent: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((title for sign, title in table if sign in agent), "")


def cookie_name() -> str:
    """With https the name itself forbids other hosts and paths to set it."""
    from django.conf import settings

    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def device_mark(request: HttpRequest) -> str:
    """A hash of the device's cookie; empty when the browser has none yet."""
    value = request.COOKIES.get(cookie_name(), "")
    return mark_of("device", value) if 20 <= len(value) <= 64 else ""


def give_device_cookie(request: Any, response: HttpResponse) -> None:
    """A browser that opens a page of signing in gets a number of its own, so that limits can tell it from others."""
    if device_mark(request):
        return
    from django.conf import settings

    response.set_cookie(
        cookie_name(),
        secrets.token_urlsafe(24),
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
