"""The clock is `kit.moments`; chance comes from the kit or is an argument."""

import ast

import pytest

from tests.architecture.source import Source, dotted, python_files

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "time.time", "time.time_ns",
    "datetime.datetime.now", "datetime.date.today",
}  # fmt: skip
BARE = {
    "timezone.localtime",
    "timezone.localdate",
    "localtime",
    "localdate",
}  # clocks when nothing is handed in
CHANCE = {"random", "secrets", "uuid"}
# Files that may look at the clock or draw lots, and why.
CLOCK_KEEPERS = {
    "kit/moments.py": "the only clock",
    "cli/norms.py": "a light command knows no kit: the day on the wall unless another is named",
}
LOT_DRAWERS: dict[str, str] = {
    "kit": "keys, ids and codes are made in the kit",
    "config/environment.py": "the secret key of a new installation",
    "features/accounts/short_names.py": "the short sign-in name of a pupil, which must say nothing about who it is",
    "web/shell/templatetags/shell.py": "the one-time key of a button that is a form",
}


def clocks(sources: tuple[Source, ...]) -> list[str]:
    return [
        f"{s.path}:{n.lineno}"
        for s in sources
        if s.path not in CLOCK_KEEPERS
        for n in ast.walk(s.tree)
        if _looks(n)
    ]


def _looks(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return dotted(node.func) in BARE
    return isinstance(node, ast.Attribute) and dotted(node) in CLOCKS


def chance(sources: tuple[Source, ...]) -> list[str]:
    found = []
    for source in sources:
        if source.within(*LOT_DRAWERS):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import) and {a.name.split(".")[0] for a in node.names} & CHANCE:
                found.append(f"{source.path}:{node.lineno}")
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in CHANCE:
                found.append(f"{source.path}:{node.lineno}")
            if isinstance(node, ast.Attribute) and dotted(node) in {
                "np.random",
                "numpy.random",
                "os.urandom",
            }:
                found.append(f"{source.path}:{node.lineno}")
    return found


def test_only_moments_looks_at_the_clock() -> None:
    assert clocks(python_files()) == []


def test_only_the_kit_draws_lots() -> None:
    assert chance(python_files()) == []


@pytest.mark.parametrize(
    "call", ["datetime.now(UTC)", "date.today()", "timezone.now()", "time.time()", "timezone.localtime()"]
)
def test_a_look_at_the_clock_is_seen(call: str) -> None:
    assert clocks((Source("features/people/rules.py", f"x = {call}"),)) == ["features/people/rules.py:1"]


@pytest.mark.parametrize(
    "line", ["import random", "from secrets import token_hex", "import numpy.random as r"]
)
def test_a_lot_drawn_in_core_is_seen(line: str) -> None:
    seeded = Source("core/matching/ties.py", line if "numpy" not in line else "x = np.random.rand()")
    assert chance((seeded,)) == ["core/matching/ties.py:1"]


def test_a_default_clock_handed_as_a_function_is_seen() -> None:
    assert clocks((Source("features/x/models.py", "Field(default=timezone.now)"),)) != []


def test_the_lists_are_not_stale() -> None:
    paths = {s.path for s in python_files()}
    assert all(any(p == k or p.startswith(f"{k}/") for p in paths) for k in CLOCK_KEEPERS | LOT_DRAWERS)
