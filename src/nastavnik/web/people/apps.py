"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class PeoplePagesConfig(AppConfig):
    name = "nastavnik.web.people"
    label = "web_people"
