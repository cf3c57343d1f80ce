"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class OrganisationsPagesConfig(AppConfig):
    name = "nastavnik.web.organisations"
    label = "web_organisations"
