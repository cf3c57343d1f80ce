"""Packs to spoil: copies of the shipped ones."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nastavnik.core.methodology import Packs, load_packs

SHIPPED = Path(__file__).parents[3] / "packs"
Spoil = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def packs() -> Packs:
    """The packs shipped with the program."""
    return load_packs(SHIPPED)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder «packs» with a copy of the pupils' pack."""
    folder = tmp_path / "packs"
    shutil.copytree(SHIPPED / "pupils", folder / "pupils")
    return folder


@pytest.fixture
def spoil(root: Path) -> Spoil:
    """Replace a piece of text that occurs once; returns the line where the new text begins."""

    def spoil_once(file: str, old: str, new: str) -> int:
        path = root / "pupils" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"«{old}» must occur once in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return spoil_once
