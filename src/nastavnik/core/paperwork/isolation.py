"""Filling a blank that a stranger brought: in a child process that cannot run long, grow, write or fork."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass

from nastavnik.core.paperwork.context import Context, plain_context
from nastavnik.core.paperwork.refusals import BlankRefused


@dataclass(frozen=True)
class Limits:
    """cpu and wall in seconds, memory in bytes of address space, output in bytes."""

    cpu: int = 5
    wall: float = 20.0
    memory: int = 256 * 1024 * 1024
    output: int = 60_000_000


def render_in_child(blank: bytes, context: Context, limits: Limits = Limits()) -> bytes:
    """`rendering.render_blank` in a child with an empty environment and hard limits.

    The result is the same bytes. Raises BlankRefused, also when the child had to be stopped.
    """
    order = {"context": plain_context(context), "limits": asdict(limits)}
    header = json.dumps(order, ensure_ascii=False).encode("utf-8")
    request = len(header).to_bytes(8, "big") + header + blank
    answer = _run(request, limits)
    if answer[:1] == b"+":
        return answer[1:]
    if answer[:1] == b"-":
        raise BlankRefused(answer[1:].decode("utf-8"))
    raise BlankRefused(
        "Бланк не удалось заполнить за отведённые время и память: упростите его и загрузите снова."
    )


def _run(request: bytes, limits: Limits) -> bytes:
    command = [sys.executable, "-I", "-m", "nastavnik.core.paperwork.child"]
    try:
        done = subprocess.run(  # noqa: S603 — a fixed command, the blank goes to its standard input
            command,
            input=request,
            capture_output=True,
            timeout=limits.wall,
            env={"PATH": "/usr/bin:/bin"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""
