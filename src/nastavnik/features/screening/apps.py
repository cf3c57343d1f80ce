"""The slice as a Django application."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "nastavnik.features.screening"
    label = "screening"

    def ready(self) -> None:
        from nastavnik.features.screening import words  # noqa: F401  teaches the timeline
