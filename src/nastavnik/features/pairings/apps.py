"""The slice as a Django application."""

from django.apps import AppConfig


class PairingsConfig(AppConfig):
    name = "nastavnik.features.pairings"
    label = "pairings"
