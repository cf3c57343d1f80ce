"""How long the order on 100 pairs takes from rows to a kept file, and against docxtpl alone on the same blank.

Run: `.venv/bin/python -m bench.documents [--pairs 100]`. The target is 2 seconds; the ratio tells what care costs.
"""

import argparse
import io
import os
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = 2.0


def main() -> None:
    """Print seconds of each part, the whole, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "nastavnik.config.settings",
            "DATABASE_URL": "",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        _measure(given.pairs)


def _measure(pairs: int) -> None:
    from nastavnik.features.documents.filling.facts import Facts
    from nastavnik.features.documents.filling.filled import draw, fill, sheets
    from nastavnik.kit.tenancy.scope import organisation_scope
    from tests.makers.documents import ORDER_DAY, make_draft
    from tests.makers.organisations import make_school

    with organisation_scope(make_school().pk):
        draft = make_draft(_school_with(pairs), "pairs_order")
        facts = Facts(draft, ORDER_DAY, "5-н", ORDER_DAY)
        draw(facts, fill(facts, preview=False))  # libraries wake up
        filled, filling = _timed(lambda: fill(facts, preview=False))
        _, drawing = _timed(lambda: draw(facts, filled))
        _, plain = _timed(lambda: _plain(filled.content.context()))
        _, looking = _timed(lambda: sheets(facts, fill(facts, preview=True)))
        _, whole = _timed(lambda: _issue(draft))
    print(
        f"приказ на {pairs} пар: наполнить {filling:.3f} с, нарисовать {drawing:.3f} с, показать {looking:.3f} с"
    )
    print(f"выпустить целиком, закрепив пары: {whole:.3f} с (цель — меньше {TARGET:.0f} с)")
    print(f"docxtpl сам по себе: {plain:.3f} с; наше рисование к нему: {drawing / plain:.2f}")


def _timed(run: Any) -> tuple[Any, float]:
    started = time.perf_counter()
    return run(), time.perf_counter() - started


def _issue(draft: Any) -> None:
    from nastavnik.processes.issue_pairs_order import issue_pairs_order
    from tests.makers.documents import NOVEMBER, ORDER_DAY
    from tests.makers.organisations import BY

    issue_pairs_order(draft, number="5-н", dated=ORDER_DAY, by=BY, moment=NOVEMBER)


def _plain(context: dict[str, Any]) -> bytes:
    """The blank filled by docxtpl with nothing of ours but the filter it names."""
    import docxtpl
    import jinja2

    from nastavnik.core.paperwork.filters import FILTERS

    document = docxtpl.DocxTemplate(ROOT / "packs" / "pupils" / "blanks" / "pairs_order.docx")
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(FILTERS)
    document.render(context, environment)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _school_with(pairs: int) -> Any:
    """A programme with this many pairs; names come from the list that declension is tested on."""
    import csv

    from nastavnik.features.pairings.queries import open_members
    from nastavnik.features.people.actions import add_class, change_person
    from tests.makers.documents import NOVEMBER, make_ready_programme
    from tests.makers.organisations import BY
    from tests.makers.pairings import make_pairing

    text = (ROOT / "tests" / "core" / "russian" / "gold_names.csv").read_text(encoding="utf-8")
    names = [
        f"{row['surname']} {row['name']} {row['patronymic']}" for row in csv.DictReader(text.splitlines())
    ]
    programme = make_ready_programme()
    school_class = add_class("6А", by=BY, moment=NOVEMBER)
    for number in range(pairs):
        mentor, mentee = names[2 * number % len(names)], names[(2 * number + 1) % len(names)]
        pair = make_pairing(programme, mentor, mentee)
        change_person(pair.mentor.person, post="учитель физики", by=BY, moment=NOVEMBER)
        for member in open_members(pair):
            change_person(member.mentee.person, school_class=school_class, by=BY, moment=NOVEMBER)
    return programme


if __name__ == "__main__":
    main()
