"""The pages as a Django application (templates stay home), and what the code on a sheet opens."""

from django.apps import AppConfig


class MatchingPagesConfig(AppConfig):
    name = "nastavnik.web.matching"
    label = "web_matching"

    def ready(self) -> None:
        from nastavnik.kit.links import links_lead_to

        links_lead_to("wishes", "лист после общей встречи", "matching:own-sheet")
