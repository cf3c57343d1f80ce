"""Heavy libraries are imported inside functions, so that `nastavnik --help` starts at once."""

import ast

from tests.architecture.source import Source, python_files

HEAVY = {
    "scipy", "numba", "docxtpl", "docx", "xlsxwriter", "python_calamine", "pymorphy3", "pytrovich", "phonenumbers",
    "typst", "segno", "matplotlib", "ortools", "num2words", "PIL",
}  # fmt: skip


def top_imports(source: Source) -> set[str]:
    """First words of the modules a file imports when it is loaded itself, TYPE_CHECKING apart."""
    found: set[str] = set()
    stack: list[ast.stmt] = list(source.tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            stack.extend(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            stack.extend(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))
    return found


def faults(sources: tuple[Source, ...]) -> list[str]:
    rows = [(s.path, top_imports(s) & HEAVY) for s in sources]
    return [f"{path} loads {', '.join(sorted(heavy))} at once" for path, heavy in rows if heavy]


def test_nothing_heavy_is_loaded_at_start() -> None:
    assert faults(python_files()) == []


def test_a_heavy_import_is_seen_even_inside_a_class() -> None:
    hidden = Source("core/x.py", "class A:\n    import scipy.optimize\n")
    assert faults((hidden,)) == ["core/x.py loads scipy at once"]


def test_an_import_inside_a_function_passes() -> None:
    assert faults((Source("core/x.py", "def f():\n    import scipy\n"),)) == []
