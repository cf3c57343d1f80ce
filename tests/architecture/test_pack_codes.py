"""The pack decides, the code executes: no code of the methodology is a literal in Python."""

import ast
from functools import cache
from typing import Any

import yaml
from django.apps import apps
from django.db.models import Choices
from tests.architecture.source import ROOT, Source, python_files

WATCHED = ("features", "processes", "web", "api", "jobs")
# Kinds of pack entries whose codes are points of contact between the pack and the code, and why.
MEETING_POINTS: dict[str, str] = {}


@cache
def codes() -> frozenset[str]:
    """Every `code:` of every pack, whatever its depth."""
    found: set[str] = set()
    for path in sorted((ROOT / "packs").glob("*/*.yaml")):
        _collect(yaml.safe_load(path.read_text()), found)
    return frozenset(found)


def _collect(node: Any, found: set[str]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("code"), str):
            found.add(node["code"])
        for value in node.values():
            _collect(value, found)
    elif isinstance(node, list):
        for value in node:
            _collect(value, found)


@cache
def own_words() -> frozenset[str]:
    """Words that are the code's own: values of its enumerations, names of tables and columns, actions' events."""
    words: set[str] = set()
    stack = list(Choices.__subclasses__())
    while stack:
        kind = stack.pop()
        stack.extend(kind.__subclasses__())
        if kind.__module__.startswith("nastavnik."):
            words |= {str(value) for value in kind.values}
    for model in apps.get_models():
        words |= {f.name for f in model._meta.local_fields} | {model._meta.model_name or ""}
        words.add(model._meta.app_label)
    return frozenset(words)


def faults(sources: tuple[Source, ...], pack_codes: frozenset[str]) -> list[str]:
    watched = [s for s in sources if s.floor in WATCHED]
    return [f"{s.path}:{line} «{word}»" for s in watched for line, word in literals(s) if word in pack_codes]


def literals(source: Source) -> list[tuple[int, str]]:
    """Lines and texts of string literals which are not words of the code itself."""
    constants = [n for n in ast.walk(source.tree) if isinstance(n, ast.Constant)]
    return [(n.lineno, n.value) for n in constants if isinstance(n.value, str) and _is_code(n.value)]


def _is_code(word: str) -> bool:
    return word not in own_words() and word not in MEETING_POINTS


def test_packs_have_codes() -> None:
    assert len(codes()) > 100


def test_no_code_of_a_pack_is_a_literal() -> None:
    assert faults(python_files(), codes()) == []


def test_the_list_of_meeting_points_is_not_stale() -> None:
    used = {n.value for s in python_files() for n in ast.walk(s.tree) if isinstance(n, ast.Constant)}
    assert set(MEETING_POINTS) <= used & codes()


def test_a_literal_code_is_seen() -> None:
    seeded = Source("features/pairings/rules.py", 'if pairing.track == "teacher_teacher":\n    pass\n')
    assert faults((seeded,), codes()) == ["features/pairings/rules.py:1 «teacher_teacher»"]


def test_a_word_of_the_code_itself_passes() -> None:
    seeded = Source("features/pairings/rules.py", 'state = "draft"\n')
    assert faults((seeded,), frozenset({"draft"})) == []
