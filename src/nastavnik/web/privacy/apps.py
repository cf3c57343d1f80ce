"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class PrivacyPagesConfig(AppConfig):
    name = "nastavnik.web.privacy"
    label = "web_privacy"
