"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class ReadinessPagesConfig(AppConfig):
    name = "nastavnik.web.readiness"
    label = "web_readiness"
