"""The slice as a Django application."""

from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "nastavnik.features.norms"
    label = "norms"

    def ready(self) -> None:
        from nastavnik.features.norms import words  # noqa: F401  teaches the timeline
