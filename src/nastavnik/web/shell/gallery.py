"""The context of the gallery: every component in every state; the developer's page, not the product's."""

from typing import Any

from django.http import HttpRequest

from nastavnik.web.shell import gallery_samples as samples
from nastavnik.web.shell.charts import BarChart
from nastavnik.web.shell.context import NavItem, Shell, plain_shell
from nastavnik.web.shell.icons import known_icons
from nastavnik.web.shell.tables import Listing


def frame(request: HttpRequest) -> Shell:
    """A frame as a curator sees it."""
    shell = plain_shell(request)
    shell.organisation, shell.year, shell.need_help_url = "МБОУ «СОШ № 14»", "2026/27", "#help"
    shell.account, shell.account_note = "Орлова Наталья Викторовна", "Куратор"
    shell.nav = [NavItem(title, f"#{icon}", icon, title == "Обзор") for title, icon in samples.MENU.items()]
    return shell


def lists(request: HttpRequest) -> dict[str, Any]:
    """Tables: full and empty."""
    return {
        "listing": Listing(request, samples.ROWS, samples.COLUMNS, sort="mentee", per_page=6, whole=64),
        "nothing": Listing(request, [], samples.COLUMNS),
    }


def charts() -> dict[str, BarChart]:
    """Pictures: two series, long labels, no data."""
    series = [("План", samples.PLAN), ("Факт", samples.FACT)]
    return {
        "chart": BarChart(samples.MONTHS, series, unit="встреч"),
        "long_chart": BarChart(samples.STAGES, [("Участников", [248, 248, 64, 57, 57, 52, 3])]),
        "empty_chart": BarChart([], []),
    }


def specimens(request: HttpRequest) -> dict[str, Any]:
    """Everything the template shows."""
    return {
        "shell": frame(request),
        "icons": known_icons(),
        "form": samples.MeetingForm(),
        "wrong_form": samples.MeetingForm({"wrong-minutes": "900", "wrong-way": "in"}, prefix="wrong"),
        **samples.STORIES,
        **lists(request),
        **charts(),
    }
