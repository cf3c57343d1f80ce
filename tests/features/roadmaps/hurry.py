"""Curators adding steps to one roadmap at once; run by the test over a real database."""

import json

from nastavnik.features.programmes.queries import load_programme
from nastavnik.features.roadmaps.actions import add_step
from nastavnik.features.roadmaps.queries import steps
from nastavnik.kit.tenancy.scope import organisation_scope
from tests.features.pairings.hurry import Work, all_at_once
from tests.makers.organisations import BY, MOMENT, make_school
from tests.makers.programmes import make_programme

HANDS = 6


def add(programme: str, title: str) -> Work:
    """Add a step to the second stage; its place and its number are given by the program."""
    facts = {"stage": 2, "title": title, "period": "сентябрь", "by": BY, "moment": MOMENT}
    return lambda: add_step(load_programme(programme), **facts)


def main() -> None:
    """Answers, and how many numbers and places there are for as many steps."""
    school = make_school().pk
    with organisation_scope(school):
        programme = make_programme().public_id
    answers = all_at_once(school, [add(programme, f"Дело {n}") for n in range(HANDS)])
    with organisation_scope(school):
        rows = [(row.number, row.position) for row in steps(load_programme(programme))]
    numbers, places = ({row[one] for row in rows} for one in (0, 1))
    print(json.dumps([answers, len(rows), len(numbers), len(places)]))
