"""The slice as a Django application."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "nastavnik.features.programmes"
    label = "programmes"
