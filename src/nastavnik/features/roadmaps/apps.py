"""The slice as a Django application."""

from django.apps import AppConfig


class RoadmapsConfig(AppConfig):
    name = "nastavnik.features.roadmaps"
    label = "roadmaps"
