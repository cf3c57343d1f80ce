"""The slice as a Django application."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "nastavnik.features.meetings"
    label = "meetings"

    def ready(self) -> None:
        from nastavnik.features.meetings import words  # noqa: F401  teaches the timeline
        from nastavnik.features.meetings.laws import OUTWORK
        from nastavnik.kit.tenancy.outworks import add_outwork

        add_outwork(OUTWORK)
