"""The slice as a Django application."""

from django.apps import AppConfig


class MethodologyConfig(AppConfig):
    name = "nastavnik.features.methodology"
    label = "methodology"

    def ready(self) -> None:
        from nastavnik.features.methodology import words  # noqa: F401  teaches the timeline
