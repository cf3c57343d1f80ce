"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class IntakePagesConfig(AppConfig):
    name = "nastavnik.web.intake"
    label = "web_intake"
