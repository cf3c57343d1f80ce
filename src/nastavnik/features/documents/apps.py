"""The slice as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nastavnik.features.documents"
    label = "documents"

    def ready(self) -> None:
        from nastavnik.features.documents import words  # noqa: F401  teaches the timeline
