"""The register of both shipped packs."""

from functools import cache
from pathlib import Path

import pytest

from nastavnik.core.methodology.loader import load_packs
from nastavnik.core.norms.acts import Register, act_of

PACKS = Path(__file__).parents[3] / "packs"


@cache
def shipped() -> Register:
    return Register.of(act_of(norm) for pack in load_packs(PACKS).packs for norm in pack.norms)


@pytest.fixture(scope="session")
def register() -> Register:
    return shipped()
