"""The web server of the program: gunicorn, one process of four threads, configured here and nowhere else."""

import errno
import socket
import threading
from collections.abc import Callable
from typing import Any

from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from nastavnik.cli.refusal import CommandRefused
from nastavnik.kit.queue.worker import GRACE, Worker

FIRST_PORT = 8000
PORTS_TRIED = 100
THREADS = 4


class Site(BaseApplication):  # type: ignore[misc]
    """gunicorn inside our own process; with `working`, a worker thread beside the web threads."""

    def __init__(self, address: str, processes: int, ready: Callable[[], None], working: bool) -> None:
        self._options = {
            "bind": address,
            "workers": processes,
            "threads": THREADS,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": int(GRACE) + 5,  # longer than the worker thread waits for its job
            "keepalive": 15,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _: ready(),
        }
        if working:
            self._options |= {"post_worker_init": _begin_work, "worker_exit": _end_work}
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_internal_wsgi_application()


def serve(host: str, port: int, *, processes: int = 1, working: bool = False, greeting: str = "") -> None:
    """Serve until told to stop; `greeting` is printed when the port is open."""
    connections.close_all()
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    Site(address, processes, lambda: print(greeting, flush=True), working).run()


def _begin_work(server: Any) -> None:
    """In the web process itself: SQLite has one writer, and a school has one machine."""
    server.work = Worker()
    threading.Thread(target=server.work.run, name="worker", daemon=True).start()


def _end_work(_: Any, server: Any) -> None:
    if work := getattr(server, "work", None):
        work.stop()


def chosen_port(host: str, wanted: int | None) -> int:
    """`wanted` if it is free, else a refusal; without a wish, the first free one from 8000 on."""
    if wanted is not None:
        if not is_free(host, wanted):
            raise CommandRefused(f"Порт {wanted} занят: закройте другую программу или выберите иной --port")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if is_free(host, port):
            return port
    raise CommandRefused("Не нашлось свободного порта от 8000 до 8099: укажите --port")


def is_free(host: str, port: int) -> bool:
    """Whether the program could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as fault:
            raise CommandRefused(
                f"Порт {port} недоступен: порты меньше 1024 — только для администратора"
            ) from fault
        except OSError as fault:
            if fault.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise CommandRefused(
                f"Адрес «{host}» не принадлежит этому компьютеру: проверьте --host"
            ) from fault
        return True
