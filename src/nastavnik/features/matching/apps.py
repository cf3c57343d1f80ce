"""The slice as a Django application."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "nastavnik.features.matching"
    label = "matching"

    def ready(self) -> None:
        from nastavnik.features.matching import words  # noqa: F401  teaches the timeline
