"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class EnrolmentsPagesConfig(AppConfig):
    name = "nastavnik.web.enrolments"
    label = "web_enrolments"
