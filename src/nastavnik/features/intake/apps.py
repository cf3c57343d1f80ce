"""The slice as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "nastavnik.features.intake"
    label = "intake"
