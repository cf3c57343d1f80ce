"""The slice as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nastavnik.features.accounts"
    label = "accounts"
