"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class ScreeningPagesConfig(AppConfig):
    name = "nastavnik.web.screening"
    label = "web_screening"
