"""docs/glossary.md is the source of words: tables and enumerations are named by it, and never otherwise."""

import re

from django.db.models import Choices

from tests.architecture.source import ROOT, python_files
from tests.architecture.test_tables import own_models

ROW = re.compile(r"^\|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")


def glossary(text: str) -> tuple[set[str], set[str]]:
    """Words of the code column, and words that must not be used."""
    rows = ROW.findall(text)
    named = {word for _, code, _ in rows for word in CODE.findall(code)}
    refused = {word for _, _, refused in rows for word in CODE.findall(refused)}
    return named, refused


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def enumerations() -> set[str]:
    stack, found = list(Choices.__subclasses__()), set()
    while stack:
        kind = stack.pop()
        stack.extend(kind.__subclasses__())
        if kind.__module__.startswith("nastavnik."):
            found.add(kind.__name__)
    return found


def tables() -> set[str]:
    return {m.__name__ for m in own_models()}


def fields() -> set[str]:
    return {f.name for m in own_models() if "features" in m.__module__ for f in m._meta.local_fields}


def unnamed(names: set[str], text: str) -> set[str]:
    return {name for name in names if snake(name) not in glossary(text)[0]}


def refused(names: set[str], text: str) -> set[str]:
    return {name for name in names if snake(name) in glossary(text)[1]}


def glossary_text() -> str:
    return (ROOT / "docs" / "glossary.md").read_text()


def test_every_table_and_enumeration_is_in_the_glossary() -> None:
    assert unnamed(tables() | enumerations(), glossary_text()) == set()


def test_no_table_column_or_enumeration_bears_a_refused_word() -> None:
    assert refused(tables() | enumerations() | fields(), glossary_text()) == set()


def test_spelling_is_british() -> None:
    american = re.compile(r"\b\w*(organization|enrollment|color_|behavior|_center|program)\b", re.IGNORECASE)
    defined = re.compile(r"^\s*(?:def|class)\s+(\w+)", re.MULTILINE)
    names = [(s.path, name) for s in python_files() for name in defined.findall(s.text)]
    assert [(path, name) for path, name in names if american.search(name)] == []


def test_an_unnamed_table_and_a_refused_word_are_seen() -> None:
    text = "| человек | `person` | `user` |\n"
    assert unnamed({"Person", "Tutor"}, text) == {"Tutor"}
    assert refused({"person", "user"}, text) == {"user"}
