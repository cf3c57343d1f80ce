"""The parent's side: one order and one file go to a child, one answer comes back."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

REFUSED, DONE = b"-", b"+"


@dataclass(frozen=True)
class Limits:
    """cpu and wall in seconds, memory in bytes of address space, output (the answer) in bytes."""

    cpu: int = 5
    wall: float = 20.0
    memory: int = 256 * 1024 * 1024
    output: int = 60_000_000


class Stopped(Exception):
    """The child gave no answer: it ran into a limit, or fell."""


class Declined(Exception):
    """The child looked at the file and said no; the message is its Russian sentence."""


def ask(module: str, order: Mapping[str, Any], source: bytes, limits: Limits) -> bytes:
    """The answer of `python -m module` about `source`.

    The child has an empty environment and no open files of ours. Raises `Declined` and `Stopped`.
    """
    header = json.dumps({**order, "limits": asdict(limits)}, ensure_ascii=False).encode("utf-8")
    answer = _run(module, len(header).to_bytes(8, "big") + header + source, limits)
    if answer[:1] == DONE:
        return answer[1:]
    if answer[:1] == REFUSED:
        raise Declined(answer[1:].decode("utf-8", "replace"))
    raise Stopped


def _run(module: str, request: bytes, limits: Limits) -> bytes:
    command = [sys.executable, "-I", "-m", module]
    # the answer goes into a file without a name: unlike a pipe it obeys the limit of output
    with tempfile.TemporaryFile() as answer:
        try:  # a fixed command: the stranger's bytes go to its standard input
            done = subprocess.run(  # noqa: S603
                command, input=request, stdout=answer, stderr=subprocess.DEVNULL, timeout=limits.wall,
                env={"PATH": "/usr/bin:/bin"}, check=False,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, BrokenPipeError):
            return b""
        answer.seek(0)
        return answer.read(limits.output + 1) if done.returncode == 0 else b""
