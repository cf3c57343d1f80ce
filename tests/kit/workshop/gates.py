"""A gate between a test and a process: the process knocks and waits, the test hears it and lets it go."""

import os
import select
from pathlib import Path

PATIENCE = 90


def knock_and_wait(folder: Path) -> None:
    """In the process: say «I am here» and stand until let go."""
    (folder / "reached").write_bytes(b"x")
    with (folder / "go").open("rb", buffering=0) as gate:
        gate.read(1)


class Gate:
    """In the test. Both ends stay open here, so that neither side blocks when the other is killed."""

    def __init__(self, folder: Path) -> None:
        for name in ("reached", "go"):
            os.mkfifo(folder / name)
        self._reached = os.open(folder / "reached", os.O_RDWR)
        self._go = os.open(folder / "go", os.O_RDWR)

    def heard(self) -> bool:
        """Whether somebody has come to the gate."""
        ready, _, _ = select.select([self._reached], [], [], PATIENCE)
        return bool(ready) and os.read(self._reached, 1) == b"x"

    def let_go(self) -> None:
        os.write(self._go, b"x")

    def close(self) -> None:
        os.close(self._reached)
        os.close(self._go)
