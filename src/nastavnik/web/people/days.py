"""«As of» a day: the day asked for in the address, or none."""

from datetime import date

from django.http import HttpRequest

from nastavnik.kit import moments
from nastavnik.kit.verdict import BadInput


def asked_day(request: HttpRequest) -> date | None:
    """The day of `?on=2026-10-01`, not later than today; a day that cannot be read is said so."""
    text = request.GET.get("on", "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise BadInput("День не прочитан: напишите его, например, так: 2026-10-01") from fault
    if day > moments.today():
        raise BadInput("Этот день ещё не наступил: списки «на день» показывают прошедшее")
    return day
