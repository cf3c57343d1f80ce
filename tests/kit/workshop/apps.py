"""The workshop as a Django application."""

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "tests.kit.workshop"
    label = "workshop"

    def ready(self) -> None:
        from tests.kit.workshop import deeds  # noqa: F401
