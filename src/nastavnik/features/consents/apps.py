"""The slice as a Django application."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "nastavnik.features.consents"
    label = "consents"

    def ready(self) -> None:
        from nastavnik.features.consents import words  # noqa: F401  teaches the timeline
