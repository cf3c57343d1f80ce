"""Roadmaps for tests, made by the product's own actions."""

from nastavnik.features.programmes.models import Programme
from nastavnik.features.roadmaps.actions import add_step, draft_roadmap
from nastavnik.features.roadmaps.models import Step
from tests.makers.organisations import BY, MOMENT


def make_roadmap(programme: Programme) -> list[Step]:
    """The roadmap as the pack proposes it."""
    return draft_roadmap(programme, by=BY, moment=MOMENT)


def make_step(
    programme: Programme,
    title: str = "Приказ о внедрении",
    *,
    stage: int = 1,
    period: str = "сентябрь",
    **fields,
) -> Step:
    """One step of a stage; «сентябрь» of 2026 unless told otherwise."""
    facts = {"owner_text": "куратор", "evidence_kind": "document"}
    return add_step(
        programme, stage=stage, title=title, period=period, by=BY, moment=MOMENT, **(facts | fields)
    )
