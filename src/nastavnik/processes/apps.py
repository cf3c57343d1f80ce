"""Processes as a Django application: it has no tables, it teaches the pen what gates ask before a row changes."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "nastavnik.processes"
    label = "processes"

    def ready(self) -> None:
        from nastavnik.processes import close_gates  # noqa: F401  registers reactions
