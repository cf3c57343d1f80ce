"""The slice as a Django application."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    name = "nastavnik.features.readiness"
    label = "readiness"

    def ready(self) -> None:
        from nastavnik.features.readiness import words  # noqa: F401  teaches the timeline
