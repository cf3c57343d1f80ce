"""The slice as a Django application."""

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "nastavnik.features.trainings"
    label = "trainings"

    def ready(self) -> None:
        from nastavnik.features.trainings import words  # noqa: F401  teaches the timeline
