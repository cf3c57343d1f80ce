"""The slice as a Django application."""

from django.apps import AppConfig


class EnrolmentsConfig(AppConfig):
    name = "nastavnik.features.enrolments"
    label = "enrolments"

    def ready(self) -> None:
        from nastavnik.features.enrolments import words  # noqa: F401  teaches the timeline
