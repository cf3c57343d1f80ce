"""Sight of every organisation's rows is opened only where there is a reason written here."""

import ast

from tests.architecture.source import Source, python_files

# Files that may call `maintenance()`, and why.
NAMED = {
    "kit/tenancy/scope.py": "defines it",
    "kit/tenancy/walls.py": "rules of all editions are copied out when the walls are raised",
    "kit/files/sweeping.py": "files and rows of all schools are held one to one",
    "kit/turning.py": "seals anew under a new key whatever is sealed, in every school",
    "kit/health/invariants.py": "counts broken rules of the whole base, shows no values",
    "features/accounts/queries.py": "duties are read before any scope can be known",
    "features/accounts/links.py": "the code of a sheet is the only thing its holder has",
    "features/documents/queries.py": "whether any document names an act: yes or no, so that it is not deleted",
    "features/norms/queries.py": "acts of the authorities above an organisation: their rows of Norm alone",
    "features/organisations/queries.py": "the tree of organisations above and below the scope",
    "features/methodology/queries.py": "layers of the organisations above, which flow down to the scope",
    "processes/open_installation.py": "the first school has no tenant to stand in",
    "web/accounts/cards.py": "the code of a card is the only thing a pupil has",
    "web/accounts/views.py": "the code of an invitation is the only thing a stranger has",
    "cli/management/commands/access.py": "a code is given for an account, which has no organisation of its own",
    "cli/management/commands/document.py": "finds whose programme was named before a scope can be opened",
    "cli/demo/cast.py": "lets the invented cast of several organisations in, never in production",
    "cli/demo/school.py": "founds the invented school and its authorities, never in production",
    "cli/isolation/planting.py": "plants twelve schools for checks, never in production",
}


def opened(sources: tuple[Source, ...]) -> list[str]:
    return [
        s.path
        for s in sources
        if any(isinstance(n, ast.Name | ast.alias) and _named(n) == "maintenance" for n in ast.walk(s.tree))
    ]


def _named(node: ast.Name | ast.alias) -> str:
    return node.id if isinstance(node, ast.Name) else node.name


def test_only_named_files_see_everything() -> None:
    assert [path for path in opened(python_files()) if path not in NAMED] == []


def test_the_list_is_not_stale() -> None:
    assert set(NAMED) - set(opened(python_files())) <= {"kit/tenancy/scope.py"}


def test_a_page_that_sees_everything_is_seen() -> None:
    text = "from nastavnik.kit.tenancy.scope import maintenance\nwith maintenance():\n    pass\n"
    assert opened((Source("web/people/views.py", text),)) == ["web/people/views.py"]
