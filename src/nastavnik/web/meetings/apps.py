"""The pages as a Django application (templates stay home)."""

from django.apps import AppConfig


class MeetingsPagesConfig(AppConfig):
    name = "nastavnik.web.meetings"
    label = "web_meetings"
