"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class NormsPagesConfig(AppConfig):
    name = "nastavnik.web.norms"
    label = "web_norms"
