"""The slice as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nastavnik.features.people"
    label = "people"
