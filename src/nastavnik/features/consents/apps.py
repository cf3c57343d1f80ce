"""The slice as a Django application."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "nastavnik.features.consents"
    label = "consents"
