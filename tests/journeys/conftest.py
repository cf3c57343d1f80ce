"""The real program in a process of its own, on an empty folder, as a school would start it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

OPEN = "открыта: "


def free_port() -> int:
    """A port nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def address_of(program: subprocess.Popen) -> str:
    """Wait until the program says where it is open."""
    assert program.stdout is not None
    said = []
    for line in program.stdout:
        said.append(line)
        if OPEN in line:
            return line.split(OPEN)[1].strip()
    raise AssertionError("Программа не открылась: " + "".join(said))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[str]:
    """The address of a program just started on an empty folder."""
    console = Path(sys.executable).with_name("nastavnik")
    alien = {"DATABASE_URL", "PRODUCTION", "PUBLIC_URL", "ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE"}
    environment = {name: value for name, value in os.environ.items() if name not in alien}
    # a pipe that nobody reads would stop the program once it is full, so its journal goes to a file
    journal = (tmp_path / "journal.txt").open("w")
    started = subprocess.Popen(
        [console, "run", "--port", str(free_port())],
        env=environment | {"DATA_DIR": str(tmp_path / "school"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=journal,
        text=True,
    )
    yield address_of(started)
    started.send_signal(signal.SIGINT)
    started.communicate(timeout=60)
    journal.close()
