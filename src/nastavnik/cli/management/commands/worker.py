"""`nastavnik worker`: only background work; as many of them as wished."""

import os
import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nastavnik.cli.preparing import make_folders
from nastavnik.kit.queue.worker import Worker


class Command(BaseCommand):
    """Works until SIGTERM or Ctrl+C; a job that does not end in ten seconds goes back to the queue."""

    help = "Запустить только фоновую работу"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--drain", action="store_true", help="сделать всё, что готово, и закончить")

    def handle(self, *args: Any, **options: Any) -> None:
        make_folders()
        worker = Worker()
        self._listen(worker)
        if options["drain"]:
            self.stdout.write(f"Сделано работ: {worker.drain()}")
            return
        self.stdout.write("Фоновая работа идёт")
        self.stdout.flush()
        worker.run()

    def _listen(self, worker: Worker) -> None:
        def stop(number: int, frame: FrameType | None) -> None:
            worker.ask_to_stop()
            threading.Thread(target=leave, name="leaving", daemon=True).start()

        def leave() -> None:
            if not worker.stop():
                # the job in hand is back in the queue; what it has not committed is undone by leaving
                os._exit(0)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
