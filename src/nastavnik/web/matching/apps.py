"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class MatchingPagesConfig(AppConfig):
    name = "nastavnik.web.matching"
    label = "web_matching"
