"""The slice as a Django application."""

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "nastavnik.features.trainings"
    label = "trainings"
