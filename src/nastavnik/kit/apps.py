"""The kit as one Django application."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "nastavnik.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nastavnik.kit import checks, engine
        from nastavnik.kit.tenancy import walls

        engine.watch_connections()
        walls.raise_after_migrate()
        checks.register_all()
