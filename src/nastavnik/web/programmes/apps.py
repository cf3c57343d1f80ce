"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class ProgrammesPagesConfig(AppConfig):
    name = "nastavnik.web.programmes"
    label = "web_programmes"
