"""The slice as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nastavnik.features.accounts"
    label = "accounts"

    def ready(self) -> None:
        from nastavnik.features.accounts import words  # noqa: F401  teaches the timeline
