"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class TrainingsPagesConfig(AppConfig):
    name = "nastavnik.web.trainings"
    label = "web_trainings"
