"""Reading the environment, with advice when something is missing."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from nastavnik.kit.engine import sqlite_options


class BadEnvironment(Exception):
    """The environment cannot be used; the message says how to mend it."""


def flag(name: str, default: bool = False) -> bool:
    """A yes/no variable: 1, yes, true, on, да."""
    text = os.environ.get(name, "")
    return text.lower() in {"1", "yes", "true", "on", "да"} if text else default


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [w.strip() for w in os.environ.get(name, default).split(",") if w.strip()]


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's database settings from `DATABASE_URL`: a path, `sqlite:///path` or `postgres://…`."""
    if not url:
        url = str(data_dir / "nastavnik.sqlite3")
    if url.startswith(("postgres://", "postgresql://")):
        return _postgresql(url)
    path = Path(unquote(url.removeprefix("sqlite://")))
    options = sqlite_options()
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlparse(url)
    timeouts = "-c lock_timeout=5s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": timeouts},
    }


def secret_key(data_dir: Path, production: bool) -> str:
    """`SECRET_KEY`, or outside production one made once and kept in the data folder."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        return given
    if production:
        raise BadEnvironment("Задайте SECRET_KEY: длинную случайную строку, одну и ту же при каждом запуске")
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        import secrets

        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()
