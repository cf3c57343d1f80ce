"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class MethodologyPagesConfig(AppConfig):
    name = "nastavnik.web.methodology"
    label = "web_methodology"
