"""A program that ends with the one who started it, so that nobody is left holding the port and the database."""

import os
import signal
import threading
import time

LOOK = 1.0


def end_with_parent() -> None:
    """From now on: when the parent process is gone, ask ourselves to stop as Ctrl+C would ask."""
    threading.Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    # an orphan is adopted, so its parent's number changes; there is nothing to be woken by on every system
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
