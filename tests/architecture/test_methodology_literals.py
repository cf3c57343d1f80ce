"""The methodology is data: no code, title or other spelling of a pack's entry is a string in Python.

Stricter than `test_pack_codes`, which looks at what the code decides on: here every string of the package counts,
docstrings apart. A word of the code's own (an enumeration, a column, a field or a choice of the packs' schema) may be
spelt like a code of a pack, a label of a column like a title; what else is the same by chance is allowed by name.
"""

import ast
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from pydantic import BaseModel

from nastavnik.core.methodology.schema.base import Entry
from nastavnik.core.methodology.spelling import spelling_key
from nastavnik.features.organisations.methodology import packs
from tests.architecture.source import Source, python_files
from tests.architecture.test_pack_codes import own_words

SPELLINGS = ("title", "short_title", "aliases", "synonyms", "genitive", "accusative", "heading")
VOCABULARY = ("glossary", "help")
"""Parts whose titles are words of the field or of the pages themselves: everyone speaks with them."""

WORDS_OF_THE_SCHEMA = "core/methodology"
ALLOWED_CODES: dict[str, str] = {
    "mentees": "a key of the task of matching, as docs tell integrators",
    "mentors": "the same",
    "certificate": "a key of the result of matching: the proof of the best",
    "competence": "a kind of reference inside a pack",
    "category": "the same",
    "manner": "the same",
    "choice": "how a field of a form is filled",
    "values": "the same: a list of texts",
    "introduction_order": "a blank's file: its data are a contract in Python",
    "regulation": "the same",
    "pairs_order": "the same",
    "host": "a network address",
    "methods": "of HTTP",
    "system": "the program itself as an author",
    "work": "a folder or a thread of the server",
    "time": "of the clock: a type of input, a column of the base",
    "age": "a meaning of a column of lists",
    "personal": "the name of modules with declarations",
    "plan": "an address of a page",
    "partners": "the same",
    "history": "a part of a page",
    "rights": "the same",
    "safety": "the same",
    "director": "an actor of the isolation matrix",
}
ALLOWED_SPELLINGS: dict[str, str] = {
    "директор": "a post as people write it",
    "инженер": "the same",
    "родитель": "who a contact belongs to",
    "наставники": "a heading of people in the interface",
    "наставляемые": "the same",
    "пары": "the same",
    "документы": "a section of the menu",
    "дорожная карта": "the same",
    "журнал встреч": "the same",
    "по разделам": "in which order steps are numbered",
    "возраст": "a column of any list",
    "время": "the same",
    "история": "the same",
    "команда": "what stands in braces in a blank",
    "согласие отозвано": "what has happened, in the trail of actions",
}


class Words(typing.NamedTuple):
    """What belongs to the methodology: codes as they are, spellings as keys."""

    codes: frozenset[str]
    spellings: frozenset[str]


@cache
def words_of_packs() -> Words:
    """Codes and spellings of every entry of every pack, whatever its depth."""
    codes: set[str] = set()
    spellings: set[str] = set()
    for pack in packs().packs:
        for part in type(pack).model_fields:
            for entry in entries_of(getattr(pack, part)):
                codes.add(entry.code)
                if part not in VOCABULARY:
                    spellings |= {spelling_key(text) for text in spelt(entry)}
    return Words(frozenset(codes), frozenset(spellings))


def entries_of(value: object) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from entries_of(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from entries_of(inner)


def spelt(entry: Entry) -> Iterator[str]:
    for name in SPELLINGS:
        value = getattr(entry, name, ())
        yield from (value,) if isinstance(value, str) and value else value or ()


@cache
def words_of_code() -> frozenset[str]:
    """Words of the package's enumerations and tables, choices and fields of the packs' schema."""
    return own_words() | _schema_words()


def _schema_words() -> frozenset[str]:
    found: set[str] = set()
    for model in _models(Entry.__mro__[1]):
        for name, field in model.model_fields.items():
            found |= {name, *_choices(field.annotation)}
    return frozenset(found)


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _models(kind)


def _choices(annotation: Any) -> Iterator[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
        return
    for inner in typing.get_args(annotation):
        yield from _choices(inner)


@cache
def labels() -> frozenset[str]:
    """What tables, columns and enumerations are called for people."""
    found: set[str] = set()
    for model in apps.get_models():
        found |= {str(model._meta.verbose_name), str(model._meta.verbose_name_plural)}
        for column in model._meta.local_fields:
            found |= {str(column.verbose_name), *(str(label) for _, label in column.flatchoices)}
    return frozenset(spelling_key(label) for label in found)


def strings(source: Source) -> Iterator[tuple[int, str]]:
    """Every string of a file but docstrings."""
    docs = {id(doc) for node in ast.walk(source.tree) if (doc := _docstring(node))}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def _docstring(node: ast.AST) -> ast.Constant | None:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    return first.value if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else None


def code_faults(source: Source) -> list[str]:
    free = words_of_code() | frozenset(ALLOWED_CODES)
    known = words_of_packs().codes - free
    return [f"{source.path}:{line} «{text}»" for line, text in strings(source) if text in known]


def spelling_faults(source: Source) -> list[str]:
    if source.within(WORDS_OF_THE_SCHEMA):
        return []
    known = words_of_packs().spellings - labels() - {spelling_key(one) for one in ALLOWED_SPELLINGS}
    return [f"{source.path}:{line} «{text}»" for line, text in strings(source) if spelling_key(text) in known]


def test_no_code_of_a_pack_is_a_string_in_python() -> None:
    assert [fault for source in python_files() for fault in code_faults(source)] == []


def test_no_spelling_of_a_pack_is_a_string_in_python() -> None:
    assert [fault for source in python_files() for fault in spelling_faults(source)] == []


def test_the_allowed_words_are_not_stale() -> None:
    used = {text for source in python_files() for _, text in strings(source)}
    assert set(ALLOWED_CODES) <= used & words_of_packs().codes
    assert set(ALLOWED_SPELLINGS) <= {spelling_key(text) for text in used} & words_of_packs().spellings


@pytest.mark.parametrize(
    "text",
    [
        'if track == "student_pupil":\n    pass\n',
        'consents = {"dissemination": 3}\n',
        'call("peer_success")\n',
        'f(kind=["in_need"])\n',
    ],
)
def test_a_seeded_code_is_seen(text: str) -> None:
    assert len(code_faults(Source("features/pairings/rules.py", text))) == 1


@pytest.mark.parametrize(
    "text", ['x = "Работодатель — студент"\n', 'x = ["лидер - пассивный"]\n', 'f("тьютор")\n']
)
def test_a_seeded_title_is_seen_in_any_spelling(text: str) -> None:
    assert len(spelling_faults(Source("web/pairings/forms.py", text))) == 1


def test_a_docstring_may_give_an_example() -> None:
    seeded = Source("core/rosters/rows.py", 'def f():\n    """работодатель – студент"""\n')
    assert spelling_faults(seeded) == []
