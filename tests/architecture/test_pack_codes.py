"""The pack decides, the code executes: no code of the methodology is a literal in Python."""

import ast
from functools import cache
from typing import Any

from django.apps import apps

from nastavnik.core.methodology import Pack
from nastavnik.features.organisations.methodology import packs
from tests.architecture.source import Source, dotted, python_files

WATCHED = ("features", "processes", "web", "api", "jobs")
# Kinds of pack entries whose codes are points of contact between the pack and the code, and why.
MEETING_POINTS: dict[str, str] = {
    "choice": "how a field of a form is filled, on the pages of layers",
    "self": "a word of the schema: who signs; a pack may use it as a code of its own as well",
}
# Columns that hold codes of a pack, and lookups of a pack by code.
CODED = {
    "track",
    "kind",
    "role_model",
    "problem",
    "module",
    "criterion",
    "blank",
    "contour",
    "pack",
    "origin",
}
LOOKUPS = {name for name, f in vars(Pack).items() if callable(f) and not name.startswith("_")} - {
    "model_dump"
}


@cache
def codes() -> frozenset[str]:
    """Every `code` of every pack, whatever its depth."""
    found: set[str] = set()
    _collect(packs().model_dump(), found)
    return frozenset(found)


def _collect(node: Any, found: set[str]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("code"), str):
            found.add(node["code"])
        for value in node.values():
            _collect(value, found)
    elif isinstance(node, list | tuple):
        for value in node:
            _collect(value, found)


@cache
def own_words() -> frozenset[str]:
    """Words that are the code's own: values of its enumerations, names of tables and columns, actions' events."""
    words = {word for source in python_files() for word in _enumerated(source)}
    for model in apps.get_models():
        words |= {f.name for f in model._meta.local_fields} | {model._meta.model_name or ""}
        words.add(model._meta.app_label)
    return frozenset(words)


def _enumerated(source: Source) -> set[str]:
    """Values of the enumerations a file declares."""
    kinds = [n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef)]
    own = [k for k in kinds if any(dotted(b).endswith(("Choices", "Enum")) for b in k.bases)]
    values = [c for k in own for c in ast.walk(k) if isinstance(c, ast.Constant)]
    return {c.value for c in values if isinstance(c.value, str)}


def faults(sources: tuple[Source, ...], pack_codes: frozenset[str]) -> list[str]:
    watched = [s for s in sources if s.floor in WATCHED]
    return [f"{s.path}:{line} «{word}»" for s in watched for line, word in literals(s) if word in pack_codes]


def literals(source: Source) -> list[tuple[int, str]]:
    """Lines and texts of literals on which the code decides, words of the code itself apart."""
    deciding = [n for node in ast.walk(source.tree) for n in _deciding(node)]
    found = [c for n in deciding for c in ast.walk(n) if isinstance(c, ast.Constant)]
    return [(c.lineno, c.value) for c in found if isinstance(c.value, str) and _is_code(c.value)]


def _deciding(node: ast.AST) -> list[ast.AST]:
    """Places where a code makes a difference: comparisons, cases, constants, filters, lookups in a pack."""
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.MatchValue):
        return [node.value]
    if isinstance(node, ast.Assign) and all(isinstance(t, ast.Name) and t.id.isupper() for t in node.targets):
        return [] if isinstance(node.value, ast.Dict | ast.Call) else [node.value]
    if isinstance(node, ast.Call):
        asked = list(node.args) if isinstance(node.func, ast.Attribute) and node.func.attr in LOOKUPS else []
        return [*asked, *(k.value for k in node.keywords if (k.arg or "").split("__")[0] in CODED)]
    return []


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
