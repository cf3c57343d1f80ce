"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class HandbookPagesConfig(AppConfig):
    name = "nastavnik.web.handbook"
    label = "web_handbook"
