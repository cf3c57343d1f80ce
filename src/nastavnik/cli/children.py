"""A parent that keeps a web process and a worker process alive together (on PostgreSQL)."""

import signal
import subprocess
import sys
import threading
from types import FrameType

WAIT = 12.0
LONGEST_PAUSE = 30.0
CHILD = """
import sys
from nastavnik.cli import main
from nastavnik.cli.parent import end_with_parent
end_with_parent()
sys.exit(main(sys.argv[1:]))
"""


class Household:
    """Starts `nastavnik <words>` per name; a fallen worker is raised again, a fallen web ends the household."""

    def __init__(self, web: list[str], worker: list[str]) -> None:
        self._web, self._worker = web, worker
        self._stopping = threading.Event()

    def run(self) -> int:
        """Until told to stop, or until the web process ends; returns the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        web, worker, pause = start(self._web), start(self._worker), 1.0
        while not self._stopping.wait(0.5):
            if web.poll() is not None:
                break
            if worker.poll() is not None and not self._stopping.wait(pause):
                worker, pause = start(self._worker), min(pause * 2, LONGEST_PAUSE)
        return end(web, worker) if self._stopping.is_set() else max(end(web, worker), 1)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()


def start(words: list[str]) -> subprocess.Popen[bytes]:
    """A child of our own program, in its own process group so that Ctrl+C reaches it once, through us."""
    return subprocess.Popen([sys.executable, "-c", CHILD, *words], start_new_session=True)  # noqa: S603


def end(*children: subprocess.Popen[bytes]) -> int:
    """Ask all to stop, wait, insist; the worst exit code."""
    for child in children:
        child.terminate()
    codes = []
    for child in children:
        try:
            codes.append(child.wait(WAIT))
        except subprocess.TimeoutExpired:
            child.kill()
            codes.append(child.wait())
    # a child asked to stop while still starting ends by the signal itself, which is no fault
    return max(0 if code == -signal.SIGTERM else abs(code) for code in codes)
