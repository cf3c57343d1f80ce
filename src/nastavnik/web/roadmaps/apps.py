"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class RoadmapsPagesConfig(AppConfig):
    name = "nastavnik.web.roadmaps"
    label = "web_roadmaps"
