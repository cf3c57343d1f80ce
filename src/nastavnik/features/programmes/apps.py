"""The slice as a Django application."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "nastavnik.features.programmes"
    label = "programmes"

    def ready(self) -> None:
        from nastavnik.features.programmes import words  # noqa: F401  teaches the timeline
