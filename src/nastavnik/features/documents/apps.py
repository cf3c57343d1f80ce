"""The slice as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nastavnik.features.documents"
    label = "documents"
