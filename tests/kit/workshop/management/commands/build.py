"""Prepares an empty installation as `nastavnik run` does."""

from django.core.management.base import BaseCommand

from nastavnik.cli.preparing import make_folders, prepare_database


class Command(BaseCommand):
    requires_system_checks = ()

    def handle(self, **_):
        make_folders()
        prepare_database(self.stdout.write)
