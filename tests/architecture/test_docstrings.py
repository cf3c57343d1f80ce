"""A stranger who opens a file is told what it is for."""

import ast

from tests.architecture.source import Source, python_files

SPOKEN = ("core", "features", "processes", "kit")


def silent(sources: tuple[Source, ...]) -> list[str]:
    """Files with code and no docstring."""
    spoken = [s for s in sources if s.text.strip() and not s.path.endswith("/formats.py")]
    return [s.path for s in spoken if ast.get_docstring(s.tree) is None]


def silent_actions(sources: tuple[Source, ...]) -> list[str]:
    """Public functions of actions, rules and processes without a docstring."""
    doors = [
        s
        for s in sources
        if {"actions.py", "rules.py", "queries.py"} & {s.parts[-1]} or s.floor == "processes"
    ]
    return [
        f"{s.path}: {f.name}"
        for s in doors
        for f in s.tree.body
        if isinstance(f, ast.FunctionDef) and not f.name.startswith("_") and not ast.get_docstring(f)
    ]


def test_every_file_says_what_it_is_for() -> None:
    assert silent(python_files()) == []


def test_every_action_rule_and_query_says_what_it_does() -> None:
    assert silent_actions(python_files()) == []


def test_a_silent_file_is_seen() -> None:
    assert silent((Source("kit/x.py", "x = 1\n"),)) == ["kit/x.py"]


def test_a_silent_action_is_seen() -> None:
    assert silent_actions((Source("features/a/actions.py", "def f(): ..."),)) == ["features/a/actions.py: f"]
