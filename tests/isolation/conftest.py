"""The garden is planted once for a run; its probes are counted and printed at the end."""

import gc
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest
from django.db import connection, transaction
from django.template.base import Template
from django.test import utils
from django.test.utils import override_settings

from nastavnik.cli.isolation.planting import planted, told
from tests.isolation.garden import Garden

MOMENT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_data() -> None:
    """The garden's files serve all probes: no folder of one's own for each test here."""


@pytest.fixture(scope="session")
def planted_garden(django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Garden]:
    """Planted inside a transaction which the end of the run rolls back. Never in a base that is not a test's."""
    folder = tmp_path_factory.mktemp("garden")
    logging.getLogger("nastavnik").setLevel(logging.CRITICAL)
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    hasher = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    plain = utils._TestState.saved_data.template_render  # type: ignore[attr-defined]
    with (
        django_db_blocker.unblock(),
        mock.patch.object(Template, "_render", plain),  # nobody asks which templates were drawn with what
        override_settings(
            DATA_DIR=folder, MAIL_DIR=folder / "mail", PASSWORD_HASHERS=hasher, ACCOUNT_RATE_LIMITS=False
        ),
        transaction.atomic(),
    ):
        assert "test_" in str(connection.settings_dict["NAME"]) or "memory" in str(
            connection.settings_dict["NAME"]
        )
        garden = Garden(told(planted(1, MOMENT)))
        garden.learn()
        gc.collect()
        gc.freeze()  # the garden lives to the end: nobody looks through it again and again for what may be thrown away
        for key in garden.principals:
            garden.browser(key)  # sessions must outlive the tests, each of which is rolled back
        yield garden
        transaction.set_rollback(True)


@pytest.fixture
def garden(planted_garden: Garden, db: Any) -> Garden:
    """The garden; the test's own transaction is a savepoint inside the garden's."""
    return planted_garden


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the denominators: a matrix that measured little must not look green."""
    totals: dict[str, int] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, value in getattr(report, "user_properties", ()):
                    totals[name] = totals.get(name, 0) + int(value)
    for name, value in sorted(totals.items()):
        terminalreporter.write_line(f"{name}: {value}")
