"""The slice as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nastavnik.features.organisations"
    label = "organisations"

    def ready(self) -> None:
        from nastavnik.features.organisations import words  # noqa: F401  teaches the timeline
