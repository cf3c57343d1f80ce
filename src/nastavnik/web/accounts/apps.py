"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class AccountsPagesConfig(AppConfig):
    name = "nastavnik.web.accounts"
    label = "web_accounts"
