"""Readiness turns red on each fault, and says so without personal data."""

import json
import shutil
import sqlite3
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from nastavnik.kit import moments
from nastavnik.kit.engine import engine_faults
from nastavnik.kit.health import probes
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.queue.tables import Lease, Slot
from nastavnik.kit.queue.worker import Worker
from nastavnik.kit.tenancy import walls
from tests.kit.conftest import acting


@pytest.fixture
def well(db, monkeypatch):
    """An installation in good health."""
    Worker().beat()
    disk(monkeypatch, free=50)


def disk(monkeypatch, free: int) -> None:
    usage = shutil._ntuple_diskusage(100, 100 - free, free)
    monkeypatch.setattr(probes.shutil, "disk_usage", lambda _: usage)


def red(client) -> list[str]:
    """Names of the probes that are not well, as an outside watcher reads them."""
    response = client.get("/readyz")
    checks = json.loads(response.content)["checks"]
    names = [check["name"] for check in checks if not check["ok"]]
    assert response.status_code == (503 if names else 200)
    return names


def test_a_healthy_installation_is_ready(well, client):
    assert red(client) == []


def test_a_silent_worker_is_red(well, client):
    Lease.objects.update(until=moments.now() - timedelta(seconds=1))
    assert red(client) == ["worker"]


def test_a_letter_stuck_for_a_quarter_of_an_hour_is_red(well, client):
    acting(lambda: send_later("mentor@example.org", "Тема", "Иванова Алиса", "k", None))
    Letter.objects.update(created_at=moments.now() - timedelta(minutes=16))
    assert red(client) == ["outbox"]
    assert "Иванова" not in client.get("/readyz").content.decode()


def test_a_fresh_letter_is_no_reason_to_worry(well, client):
    acting(lambda: send_later("mentor@example.org", "Тема", "Текст", "k", None))
    Letter.objects.update(created_at=moments.now())
    assert red(client) == []


def test_a_full_disk_is_red(well, client, monkeypatch):
    disk(monkeypatch, free=9)
    assert red(client) == ["disk"]


def test_a_missing_wall_is_red(well, client):
    walls.lower()
    assert red(client) == ["walls"]


def test_a_migration_not_applied_is_red(well, client):
    MigrationRecorder(connection).record_unapplied("kit", "0001_initial")
    assert red(client) == ["migrations"]


def test_a_database_that_cannot_write_is_red(well, client):
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA query_only=ON")
    else:
        connection.cursor().execute("SET TRANSACTION READ ONLY")
    try:
        assert red(client) == ["write"]
    finally:
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA query_only=OFF")


@pytest.mark.parametrize(
    ("pragma", "word"),
    [
        ("foreign_keys=OFF", "внешние ключи"),
        ("synchronous=NORMAL", "synchronous"),
        ("journal_mode=OFF", "журнала"),
    ],
)
def test_a_weakened_engine_is_named(tmp_path, pragma, word):
    file = sqlite3.connect(tmp_path / "weak.sqlite3")
    for statement in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", pragma):
        file.execute(f"PRAGMA {statement}").close()
    faults = engine_faults(SimpleNamespace(vendor="sqlite", connection=file))
    file.close()
    assert [fault for fault in faults if word in fault]


def test_the_write_probe_leaves_no_row(well, client):
    red(client)
    assert Slot.objects.count() == 0


def test_being_alive_needs_no_database(db, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")


def test_a_probe_that_breaks_is_red_and_names_no_values():
    def broken() -> str:
        raise RuntimeError("Иванова Алиса")

    probe = probes.looked("sample", broken)
    assert (probe.ok, probe.detail) == (False, "проверить не удалось (RuntimeError)")
