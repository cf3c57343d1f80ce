"""Commands as a Django application."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "nastavnik.cli"
    label = "cli"
