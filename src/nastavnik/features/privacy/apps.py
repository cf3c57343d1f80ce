"""The slice as a Django application."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "nastavnik.features.privacy"
    label = "privacy"

    def ready(self) -> None:
        from nastavnik.features.privacy import words  # noqa: F401  teaches the timeline
