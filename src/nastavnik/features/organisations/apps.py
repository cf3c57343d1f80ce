"""The slice as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nastavnik.features.organisations"
    label = "organisations"
