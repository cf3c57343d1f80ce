"""The slice as a Django application."""

from django.apps import AppConfig


class EnrolmentsConfig(AppConfig):
    name = "nastavnik.features.enrolments"
    label = "enrolments"
