"""The contracts of `.importlinter` hold, and each of them bites when somebody imports the wrong way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, ladder

FAULTS = {
    "config is imported": ("kit/moments.py", "import nastavnik.config.settings", "Floors"),
    "core knows kit": ("core/__init__.py", "import nastavnik.kit.verdict", "Floors"),
    "a page knows a command": ("web/shell/views.py", "import nastavnik.cli.refusal", "Floors"),
    "a feature knows a page": ("features/people/models.py", "import nastavnik.web.shell.views", "Floors"),
    "a new floor": ("attic/__init__.py", '"""Nobody placed it."""', "Floors"),
    "up the ladder": ("features/people/models.py", "import nastavnik.features.pairings.enums", "ladder"),
    "beside": ("features/intake/models.py", "import nastavnik.features.matching.enums", "ladder"),
    "a slice off the ladder": ("features/attic/__init__.py", '"""Nobody placed it."""', "ladder"),
    "pages beside": ("web/people/urls.py", "import nastavnik.web.consents.urls", "Pages"),
    "the frame knows a page": ("web/shell/views.py", "import nastavnik.web.people.urls", "Pages"),
    "tables read their queries": (
        "features/people/enums.py",
        "import nastavnik.features.people.models",
        "Inside",
    ),
    "a page writes tables": ("web/people/urls.py", "import nastavnik.features.people.models", "Ways in"),
    "core asks Django": ("core/__init__.py", "import django.conf", "Core has no Django"),
    "neighbours in a circle": ("kit/verdict.py", "import nastavnik.kit.refusals", "No circles"),
}


def lint(where: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(where / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)


def copy_of_house(where: Path) -> Path:
    shutil.copytree(PACKAGE, where / "src" / "nastavnik", ignore=lambda _, names: _not_python(names))
    shutil.copy(ROOT / ".importlinter", where)
    return where


def _not_python(names: list[str]) -> set[str]:
    return {n for n in names if ("." in n and not n.endswith(".py")) or n in {"static", "__pycache__"}}


def test_the_contracts_hold() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_each_contract_bites(fault: str, tmp_path: Path) -> None:
    path, line, contract = FAULTS[fault]
    house = copy_of_house(tmp_path)
    file = house / "src" / "nastavnik" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text((file.read_text() if file.exists() else "") + f"\n{line}\n")
    answer = lint(house)
    broken = [row for row in answer.stdout.splitlines() if " BROKEN" in row]
    assert answer.returncode == 1, answer.stdout
    assert any(contract in row for row in broken), answer.stdout


def test_the_ladder_names_every_slice() -> None:
    named = {word for rung in ladder() for word in rung}
    assert named == {p.parent.name for p in (PACKAGE / "features").glob("*/__init__.py")}
