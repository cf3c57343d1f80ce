"""The keys: `FIELD_KEYS` («1:base64,2:base64») or the file `field-keys` in the data folder; the greatest number seals.

Two keys may be active at once, so that rotation can be stopped and resumed. Without the key that sealed a value it
is not read at all: there is no way round.
"""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings

LENGTH = 32
LAST_NUMBER = 255


class NoKey(Exception):
    """The key of a value, or any key, is missing: the message says how to mend it."""


def keys() -> dict[int, bytes]:
    """Every known key by its number (1–255). Raises `NoKey`."""
    given = os.environ.get("FIELD_KEYS", "")
    if given:
        return _read(given.split(","), "FIELD_KEYS")
    path = key_file()
    if not path.exists():
        if settings.PRODUCTION:
            raise NoKey(
                "Нет ключей шифрования: задайте FIELD_KEYS или верните файл field-keys в папку данных из сейфа. "
                "Новые ключи создаёт команда «nastavnik keys create»"
            )
        add_key()
    return _read(path.read_text().split(), str(path.name))


def active() -> tuple[int, bytes]:
    """The key that seals now."""
    known = keys()
    number = max(known)
    return number, known[number]


def key_of(number: int) -> bytes:
    """The key that sealed a value. Raises `NoKey`."""
    known = keys()
    if number not in known:
        raise NoKey(f"Нет ключа шифрования № {number}: верните его, без него эти сведения не прочесть")
    return known[number]


def add_key() -> int:
    """Write one more key to the file; its number. Raises `NoKey` when the keys come from the environment."""
    if os.environ.get("FIELD_KEYS"):
        raise NoKey("Ключи заданы переменной FIELD_KEYS: добавьте новый ключ туда")
    path = key_file()
    lines = path.read_text().split() if path.exists() else []
    number = max(_read(lines, path.name), default=0) + 1
    if number > LAST_NUMBER:
        raise NoKey("Номера ключей кончились: обратитесь к разработчикам")
    fresh = base64.b64encode(secrets.token_bytes(LENGTH)).decode()
    _write(path, [*lines, f"{number}:{fresh}"])
    return number


def drop_keys(kept: set[int]) -> list[int]:
    """Remove from the file the keys that seal nothing any more, never the newest; their numbers."""
    path = key_file()
    lines = path.read_text().split()
    known = _read(lines, path.name)
    gone = sorted(set(known) - kept - {max(known)})
    _write(path, [line for line in lines if int(line.partition(":")[0]) not in gone])
    return gone


def key_file() -> Path:
    """Where the keys lie when the environment does not hold them: beside the database, never in it."""
    return Path(settings.DATA_DIR) / "field-keys"


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text("\n".join(lines) + "\n")
    fresh.replace(path)


def _read(lines: list[str], place: str) -> dict[int, bytes]:
    found = {}
    for line in filter(None, (line.strip() for line in lines)):
        number, _, text = line.partition(":")
        try:
            found[int(number)] = base64.b64decode(text, validate=True)
        except ValueError as fault:
            raise NoKey(f"Ключ в {place} не читается: нужна строка «номер:ключ»") from fault
        if len(found[int(number)]) != LENGTH or not 1 <= int(number) <= LAST_NUMBER:
            raise NoKey(f"Ключ № {number} в {place} не годится: нужно 32 байта и номер от 1 до 255")
    return found
