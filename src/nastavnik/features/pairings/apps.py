"""The slice as a Django application."""

from django.apps import AppConfig


class PairingsConfig(AppConfig):
    name = "nastavnik.features.pairings"
    label = "pairings"

    def ready(self) -> None:
        from nastavnik.features.pairings import words  # noqa: F401  teaches the timeline
        from nastavnik.features.pairings.walls.laws import OUTWORK
        from nastavnik.kit.tenancy.outworks import add_outwork

        add_outwork(OUTWORK)
