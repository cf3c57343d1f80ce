"""A matrix of refusals proves nothing unless every address also works for those it is meant for."""

from typing import Any

import pytest

from nastavnik.kit.routes import described_routes
from tests.isolation.crawling import FormReader, Walk
from tests.isolation.garden import Garden

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
# Addresses which this garden cannot use, and why; an entry that works after all must go.
CANNOT: dict[str, str] = {
    "accounts:first-run": "it is closed as soon as anybody has an account",
    "accounts:end-visit": "each principal of the garden is signed in once: there is no other visit to end",
    "accounts:region": "the garden's installation has no sign-in of a region",
    "accounts:region-back": "the garden's installation has no sign-in of a region",
    "shell:readyz": "an installation without a worker is not ready and says so",
    "intake:tracks": "the garden's list names no form of mentoring that the programme lacks",
    "roadmaps:merge": "the walk opens addresses without a query: no two steps are ticked to be merged",
    "roadmaps:draft": "the programme at work has its roadmap: there is nothing to draft",
    "pairings:start": "the garden's proposed pair waits for consents and lessons, as the gates demand",
    "pairings:trial": "the same",
    "privacy:act": "nobody of the garden was destroyed: there is no act",
    "privacy:extract": "the same",
    "privacy:close-incident": "the garden's incident has steps left",
    "privacy:reason": "a reason goes with a sealed ticket of a long list, which the garden has not",
    "matching:own-sheet": "a code on paper opens it, and nobody of the garden holds one",
    "documents:pdf": "the garden's issued file is a canary, not a document that LibreOffice could print",
}


def test_every_address_works_for_somebody(garden: Garden, record_property: Any) -> None:
    routes = described_routes()
    walk = Walk(garden, routes)
    walk.walk()
    works = {name for name, _ in walk.done}
    idle = {r["name"] for r in routes} - works
    record_property("Адресов", len(routes))
    record_property("Адресов, которые кому-то служат", len(works))
    record_property("Кнопок (POST), нажатых с успехом", sum(method == "POST" for _, method in walk.done))
    told = {name: {k[1]: v for k, v in walk.answers.items() if k[0] == name} for name in idle - set(CANNOT)}
    broken = {name: v for name, v in walk.answers.items() if any(status >= 500 for status in v - {503})}
    assert broken == {}
    assert told == {}
    assert set(CANNOT) <= idle


def test_a_form_is_read_as_a_person_would_send_it() -> None:
    reader = FormReader("/people/")
    reader.feed(
        '<form method="post"><input name="a" value="1" required><input type="checkbox" name="b">'
        '<select name="c" required><option value="">—</option><option value="x">икс</option></select>'
        '<textarea name="d">текст</textarea></form><form><input name="q"></form>'
    )
    (form,) = reader.forms
    assert form.action == "/people/"
    assert form.fields == {"a": "1", "c": "x", "d": "текст"}
    assert set(form.required) == {"a", "c"}
