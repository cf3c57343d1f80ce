"""The house as text: every rule reads these, and a seeded fault is one more of them."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "nastavnik"


@dataclass(frozen=True)
class Source:
    """One file of the package: its path below `nastavnik/` and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, filename=self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        """Folders and file name."""
        return PurePosixPath(self.path).parts

    @property
    def floor(self) -> str:
        """core, kit, features, processes, web, api, jobs, cli or config."""
        return self.parts[0]

    def within(self, *folders: str) -> bool:
        """Whether the file is, or lies in, one of these paths."""
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)


@cache
def python_files() -> tuple[Source, ...]:
    """Every Python file of the package but migrations."""
    found = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
    return tuple(Source(p.relative_to(PACKAGE).as_posix(), p.read_text()) for p in found)


@cache
def templates() -> tuple[Source, ...]:
    """Every HTML template of the package."""
    found = sorted(PACKAGE.rglob("templates/**/*.html"))
    return tuple(Source(p.relative_to(PACKAGE).as_posix(), p.read_text()) for p in found)


def functions(source: Source) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and inner ones included."""
    return [n for n in ast.walk(source.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of attributes; empty for anything else in the chain."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def slice_of(source: Source) -> str:
    """The slice a file belongs to; empty outside features and web."""
    return source.parts[1] if source.floor in {"features", "web"} and len(source.parts) > 2 else ""


def ladder() -> list[list[str]]:
    """Rungs of slices from the top, as `.importlinter` has them."""
    text = (ROOT / ".importlinter").read_text()
    part = text.split("[importlinter:contract:ladder]")[1].split("[importlinter:contract:pages]")[0]
    rows = part.split("layers =")[1].split("\n\n")[0].strip().splitlines()
    return [[word.strip() for word in row.split("|")] for row in rows]
