"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class PairingsPagesConfig(AppConfig):
    name = "nastavnik.web.pairings"
    label = "web_pairings"
