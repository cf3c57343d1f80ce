"""The slice as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "nastavnik.features.intake"
    label = "intake"

    def ready(self) -> None:
        from nastavnik.features.intake import words  # noqa: F401  teaches the timeline
