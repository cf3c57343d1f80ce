"""The largest lists of a school of 1,500 people: queries, middle and slow times, beside an empty page of the same run.

Run: `.venv/bin/python bench/pages.py`. Goal: p95 under 150 ms and at most 30 queries on SQLite.
"""

import io
import os
import statistics
import tempfile
import time

ROUNDS, PEOPLE = 20, 1500
PAGES = (
    ("обзор программы", "/programmes/home/"),
    ("люди: обучающиеся", "/people/?kind=pupil"),
    ("люди: поиск", "/people/?q=ив"),
    ("база наставляемых", "/enrolments/?side=mentee"),
    ("согласия", "/consents/"),
    ("пары", "/pairings/"),
    ("встречи", "/meetings/"),
    ("дорожная карта", "/roadmaps/"),
    ("подбор", "/matching/"),
    ("документы", "/documents/"),
)


def prepare():
    """A fresh base with the demo school grown to `PEOPLE`, and a browser signed in as its curator."""
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-pages-")
    os.environ["DATABASE_URL"] = ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "nastavnik.config.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", stage="6", verbosity=0, stdout=io.StringIO())
    grow()
    from django.contrib.auth import get_user_model
    from django.test import Client

    browser = Client()
    browser.force_login(get_user_model().objects.get(username="куратор"))
    return browser


def grow():
    """Invented pupils until the school has `PEOPLE` on its lists."""
    from django.apps import apps

    from nastavnik.cli.demo.crowd import facts_of, invented
    from nastavnik.features.people.actions import add_person
    from nastavnik.features.people.queries import people
    from nastavnik.kit import moments
    from nastavnik.kit.actions import Actor
    from nastavnik.kit.tenancy.scope import maintenance, organisation_scope

    with maintenance():
        school = apps.get_model("organisations.Organisation").objects.get(kind="school")
    with organisation_scope(school.pk):
        save = {"by": Actor.system("замер"), "moment": moments.now()}
        for number in range(people().count(), PEOPLE):
            add_person(kind="pupil", **facts_of(invented(5000 + number)), **save)


def measure(browser, path: str) -> tuple[int, list[float]]:
    """Queries of a page and the milliseconds of each round."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(path)
    queries = len(seen)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        browser.get(path)
        times.append(1000 * (time.perf_counter() - started))
    return queries, sorted(times)


def main() -> None:
    """Print the table."""
    browser = prepare()
    _, bare = measure(browser, "/duties/")
    print(f"{'страница':<22}{'запросов':>9}{'медиана, мс':>13}{'p95, мс':>9}{'к пустой':>10}")
    for title, path in PAGES:
        queries, times = measure(browser, path)
        middle, slow = statistics.median(times), times[int(0.95 * len(times)) - 1]
        ratio = middle / statistics.median(bare)
        print(f"{title:<22}{queries:>9}{middle:>13.0f}{slow:>9.0f}{ratio:>10.1f}")


if __name__ == "__main__":
    main()
