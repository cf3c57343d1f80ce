"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class ConsentsPagesConfig(AppConfig):
    name = "nastavnik.web.consents"
    label = "web_consents"
