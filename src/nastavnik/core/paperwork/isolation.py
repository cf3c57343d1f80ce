"""Handling a blank that a stranger brought: in a child process that cannot run long, grow, write or fork."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nastavnik.core.paperwork.context import Context, Specimen, plain_context
from nastavnik.core.paperwork.refusals import BlankFault, BlankRefused


@dataclass(frozen=True)
class Limits:
    """cpu and wall in seconds, memory in bytes of address space, output in bytes."""

    cpu: int = 5
    wall: float = 20.0
    memory: int = 256 * 1024 * 1024
    output: int = 60_000_000


ORDINARY = Limits()
_STOPPED = "Бланк не удалось обработать за отведённые время и память: упростите его и загрузите снова."


def render_in_child(blank: bytes, context: Context, limits: Limits = ORDINARY) -> bytes:
    """`rendering.render_blank` in a child with an empty environment and hard limits.

    The result is the same bytes. Raises BlankRefused, also when the child had to be stopped.
    """
    return _ask({"task": "render", "context": plain_context(context)}, blank, limits)


def check_in_child(
    blank: bytes, specimen: Mapping[str, Specimen], limits: Limits = ORDINARY
) -> list[BlankFault]:
    """`checking.check_blank` in a child; being stopped is itself a fault. Never raises."""
    try:
        answer = _ask({"task": "check", "specimen": dict(specimen)}, blank, limits)
    except BlankRefused as refusal:
        return [BlankFault("файл", "", str(refusal))]
    return [BlankFault(**fault) for fault in json.loads(answer)]


def _ask(order: dict[str, Any], blank: bytes, limits: Limits) -> bytes:
    header = json.dumps({**order, "limits": asdict(limits)}, ensure_ascii=False).encode("utf-8")
    answer = _run(len(header).to_bytes(8, "big") + header + blank, limits.wall)
    if answer[:1] == b"+":
        return answer[1:]
    raise BlankRefused(answer[1:].decode("utf-8") if answer[:1] == b"-" else _STOPPED)


def _run(request: bytes, wall: float) -> bytes:
    command = [sys.executable, "-I", "-m", "nastavnik.core.paperwork.child"]
    environment = {"PATH": "/usr/bin:/bin"}
    try:  # a fixed command: the blank goes to its standard input
        done = subprocess.run(  # noqa: S603
            command, input=request, capture_output=True, timeout=wall, env=environment, check=False
        )
    except (subprocess.TimeoutExpired, BrokenPipeError):
        return b""
    return done.stdout if done.returncode == 0 else b""
