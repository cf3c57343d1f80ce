"""The slice as a Django application."""

from django.apps import AppConfig


class RoadmapsConfig(AppConfig):
    name = "nastavnik.features.roadmaps"
    label = "roadmaps"

    def ready(self) -> None:
        from nastavnik.features.roadmaps import words  # noqa: F401  teaches the timeline
