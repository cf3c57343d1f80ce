"""Looking through the whole database and every file for texts: the proof that nothing is left.

It shares no code with the erasure: tables and columns are asked of the database itself, values are read as they lie.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from nastavnik.kit.files import places

ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
TAGS = re.compile(r"<[^>]+>")


def left_in_database(texts: Collection[str]) -> list[str]:
    """«table.column» wherever one of the texts lies; call it in a scope that sees everything."""
    wanted = [text.casefold() for text in texts if text]
    return sorted({place for place, value in _values() if any(text in value for text in wanted)})


def _values() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            described = connection.introspection.get_table_description(cursor, table)
            names = [column.name for column in described]
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names come from the database itself
            while rows := cursor.fetchmany(1000):
                for row in rows:
                    for name, value in zip(names, row, strict=True):
                        if (text := _text(value)) is not None:
                            yield f"{table}.{name}", text


def _text(value: Any) -> str | None:
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    if isinstance(value, dict | list):
        import json

        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return None
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value).casefold()


def left_in_files(texts: Collection[str], skip: Collection[str] = ()) -> list[str]:
    """Disk names of files that hold one of the texts; `skip`: those about to be dropped."""
    wanted = [text.casefold() for text in texts if text]
    return [
        path.name
        for path in files()
        if path.name not in skip and any(text in file_text(path.read_bytes()).casefold() for text in wanted)
    ]


def files() -> list[Path]:
    """Every file in the folder of files, wherever it lies."""
    return (
        sorted(path for path in places.root().rglob("*") if path.is_file()) if places.root().exists() else []
    )


def file_text(data: bytes) -> str:
    """Words of a file: parts of an archive without tags, or the bytes in the encodings lists come in."""
    if data.startswith(b"PK\x03\x04"):
        return " ".join(_parts(data))
    return " ".join(data.decode(code, "replace") for code in ("utf-8", "cp1251"))


def _parts(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8", "replace")
                yield name
                # a name may be cut between runs: with tags taken out it is whole again
                yield TAGS.sub("", text)
                yield TAGS.sub(" ", text)
    except zipfile.BadZipFile:
        yield data.decode("utf-8", "replace")
