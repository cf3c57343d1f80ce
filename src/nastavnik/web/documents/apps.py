"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class DocumentsPagesConfig(AppConfig):
    name = "nastavnik.web.documents"
    label = "web_documents"
