"""An antivirus is asked where there is one; its silence lets nothing in."""

import socket
import struct
import threading

import pytest

from nastavnik.kit.files.kinds import LISTS
from nastavnik.kit.files.receiving import judged
from nastavnik.kit.verdict import BadInput

LIST = "ФИО;Класс\nИванова Алиса;7А\n".encode()


def listening(path, answer: bytes) -> tuple[threading.Thread, list[bytes]]:
    """An antivirus that answers once in the words of its protocol, and what it was sent."""
    heard: list[bytes] = []
    door = socket.socket(socket.AF_UNIX)
    door.bind(str(path))
    door.listen(1)

    def serve() -> None:
        line, _ = door.accept()
        with door, line, line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!L", stream.read(4))[0]:
                heard.append(stream.read(size))
            line.sendall(answer + b"\0")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return thread, heard


@pytest.mark.parametrize(
    "answer, refusal",
    [
        (b"stream: OK", ""),
        (b"stream: Eicar FOUND", "найден вирус"),
        (b"INSTREAM size limit exceeded. ERROR", "не отвечает"),
    ],
)
def test_its_word_decides(tmp_path, monkeypatch, answer, refusal):
    monkeypatch.setenv("CLAMD_SOCKET", str(tmp_path / "clamd"))
    thread, heard = listening(tmp_path / "clamd", answer)
    if refusal:
        with pytest.raises(BadInput, match=refusal):
            judged(LIST, "список.csv", LISTS)
    else:
        assert judged(LIST, "список.csv", LISTS).data == LIST
    thread.join(5)
    assert b"".join(heard) == LIST


def test_a_silent_one_lets_nothing_in(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAMD_SOCKET", str(tmp_path / "nobody"))
    with pytest.raises(BadInput, match="не отвечает"):
        judged(LIST, "список.csv", LISTS)
