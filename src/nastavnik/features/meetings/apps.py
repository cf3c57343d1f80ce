"""The slice as a Django application."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "nastavnik.features.meetings"
    label = "meetings"
