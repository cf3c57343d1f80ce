"""Where in the wizard a page stands."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse

if TYPE_CHECKING:
    from nastavnik.features.intake.models import Intake

TITLES = ("Файл", "Столбцы", "Проверка", "Запись и отчёт")


def steps(current: int, intake: "Intake | None" = None) -> list[dict[str, Any]]:
    """Steps before `current` (from 1) are done; the columns may be opened again while nothing is written."""
    urls = {2: reverse("intake:columns", args=[intake.public_id])} if intake and current == 3 else {}
    states = {-1: "done", 0: "current", 1: "ahead"}
    return [
        {"title": title, "state": states[(n > current) - (n < current)], "url": urls.get(n, "")}
        for n, title in enumerate(TITLES, start=1)
    ]
