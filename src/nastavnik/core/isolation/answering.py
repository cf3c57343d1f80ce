"""The child's side: limit itself first, then do one task and write one answer.

Request: 8 bytes of length, the order as JSON, the file. Answer: b"+" and the result, or b"-" and a Russian refusal
in UTF-8.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from nastavnik.core.isolation.asking import DONE, REFUSED


def answer(work: Callable[[dict[str, Any], bytes], bytes], refusal: type[Exception]) -> int:
    """Entry of `python -m`: 0 when an answer was written. `refusal` is what `work` raises to say no."""
    stream = sys.stdin.buffer
    order = json.loads(stream.read(int.from_bytes(stream.read(8), "big")))
    limit_myself(order["limits"])
    try:
        told = DONE + work(order, stream.read())
    except refusal as no:
        told = REFUSED + str(no).encode("utf-8")
    sys.stdout.buffer.write(told)
    sys.stdout.buffer.flush()
    return 0


def limit_myself(limits: dict[str, Any]) -> None:
    """Never more processor time, memory, output or children than `asking.Limits` says."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains
        return
    bounds = {
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_CPU: limits["cpu"],
        resource.RLIMIT_FSIZE: limits["output"],
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        bound = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (bound, bound))
