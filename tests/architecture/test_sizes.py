"""Sizes a reader can hold: functions, files, templates."""

import ast

from tests.architecture.source import Source, functions, python_files, templates

FUNCTION, FILE, TEMPLATE = 40, 400, 150
# What is longer, and why it cannot be cut; an entry that is no longer too long must go.
LONGER: dict[str, str] = {}


def long_functions(source: Source) -> list[str]:
    return [f"{source.path}:{f.name}" for f in functions(source) if _length(f) > FUNCTION]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of work and the `def`: neither the docstring nor a signature laid out in a column counts."""
    documented = ast.get_docstring(function) is not None
    work = function.body[1:] if documented else function.body
    return (function.end_lineno or 0) - work[0].lineno + 2 if work else 1


def faults(sources: tuple[Source, ...], limit: int) -> list[str]:
    return [s.path for s in sources if len(s.text.splitlines()) > limit]


def all_faults() -> list[str]:
    long = [name for s in python_files() for name in long_functions(s)]
    return [*long, *faults(python_files(), FILE), *faults(templates(), TEMPLATE)]


def test_nothing_is_too_long() -> None:
    assert [name for name in all_faults() if name not in LONGER] == []


def test_the_list_of_exceptions_is_not_stale() -> None:
    assert set(LONGER) - set(all_faults()) == set()


def test_a_long_function_is_seen() -> None:
    body = "def f():\n" + "    x = 1\n" * 40
    assert long_functions(Source("web/x.py", body)) == ["web/x.py:f"]


def test_a_function_at_the_limit_passes() -> None:
    assert long_functions(Source("web/x.py", "def f():\n" + "    x = 1\n" * 39)) == []


def test_a_long_file_and_a_long_template_are_seen() -> None:
    assert faults((Source("web/x.py", "x = 1\n" * 401),), FILE) == ["web/x.py"]
    assert faults((Source("web/x.html", "<p>\n" * 151),), TEMPLATE) == ["web/x.html"]


def test_no_file_is_named_after_nothing() -> None:
    nothing = {"utils", "helpers", "common", "manager", "service", "misc", "util", "helper", "services"}
    assert [s.path for s in python_files() if {p.removesuffix(".py") for p in s.parts} & nothing] == []
