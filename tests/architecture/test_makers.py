"""Rows of tests and of the isolation seed are rows the product itself could hold."""

import ast
from pathlib import Path

from tests.architecture.source import ROOT, Source
from tests.architecture.test_only_actions_write import writes


def makers() -> tuple[Source, ...]:
    found = sorted(Path(ROOT, "tests", "makers").glob("*.py"))
    return tuple(Source(f"makers/{p.name}", p.read_text()) for p in found)


def bypassing(sources: tuple[Source, ...]) -> list[str]:
    """Makers that write rows themselves: such rows may be ones no person could ever make."""
    return [f"{s.path}:{line}" for s in sources for line in writes(s)]


def random_makers(sources: tuple[Source, ...]) -> list[str]:
    """Makers that draw lots: a test must be the same test tomorrow."""
    return [
        s.path
        for s in sources
        for node in ast.walk(s.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if {a.name for a in node.names} & {"random", "secrets", "uuid4", "mimesis"}
    ]


def test_makers_make_rows_by_actions() -> None:
    assert bypassing(makers()) == []


def test_makers_do_not_draw_lots() -> None:
    assert random_makers(makers()) == []


def test_a_maker_past_the_actions_is_seen() -> None:
    seeded = Source("makers/x.py", "def make_person():\n    return Person.objects.create(name='Анна')\n")
    assert bypassing((seeded,)) == ["makers/x.py:2"]


def test_a_random_maker_is_seen() -> None:
    assert random_makers((Source("makers/x.py", "import random\n"),)) == ["makers/x.py"]
