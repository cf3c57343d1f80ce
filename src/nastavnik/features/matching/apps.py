"""The slice as a Django application."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "nastavnik.features.matching"
    label = "matching"
