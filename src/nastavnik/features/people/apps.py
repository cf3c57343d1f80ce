"""The slice as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nastavnik.features.people"
    label = "people"

    def ready(self) -> None:
        from nastavnik.features.people import words  # noqa: F401  teaches the timeline
