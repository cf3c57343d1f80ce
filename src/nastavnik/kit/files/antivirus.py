"""An antivirus of the machine is asked about every upload where there is one (decision D17).

ClamAV listens on a socket of its own (`CLAMD_SOCKET`, or the usual place). Where it is named and does not answer,
nothing is taken: a check that can be switched off by stopping a service is none.
"""

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

from nastavnik.kit.verdict import BadInput

USUAL = Path("/run/clamav/clamd.ctl")
PATIENCE = 30.0
PIECE = 64 * 1024
INFECTED = "В файле найден вирус: файл не принят. Проверьте компьютер, с которого он взят"
SILENT = "Проверка на вирусы сейчас не отвечает: файл не принят. Попробуйте позже или сообщите администратору"


def scan(data: bytes) -> None:
    """Ask the antivirus; without one nothing happens. Raises `BadInput`."""
    place = socket_path()
    if place is None:
        return
    try:
        answer = _asked(place, data)
    except OSError as fault:
        raise BadInput(SILENT, "file") from fault
    if answer.endswith("FOUND"):
        raise BadInput(INFECTED, "file")
    if not answer.endswith("OK"):
        raise BadInput(SILENT, "file")


def socket_path() -> Path | None:
    """Where the antivirus listens: the place named, or the usual one if it is there."""
    named = os.environ.get("CLAMD_SOCKET", "")
    return Path(named) if named else (USUAL if USUAL.exists() else None)


def _asked(place: Path, data: bytes) -> str:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        line.connect(str(place))
        line.sendall(b"zINSTREAM\0")
        for piece in _pieces(data):
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        told = b""
        while not told.endswith(b"\0") and (more := line.recv(4096)):
            told += more
    return told.rstrip(b"\0").decode("utf-8", "replace").strip()


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
