"""The child of `isolation`: limits itself first, then does one task and writes one answer.

Request: 8 bytes of length, the order as JSON, the blank. Answer: b"+" and the result (a document, or faults as
JSON), or b"-" and a Russian refusal in UTF-8.
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank


def main() -> int:
    """Entry of `python -m`; exit 0 when an answer was written."""
    stream = sys.stdin.buffer
    order = json.loads(stream.read(int.from_bytes(stream.read(8), "big")))
    blank = stream.read()
    _limit(order["limits"])
    try:
        answer = b"+" + _done(order, blank)
    except BlankRefused as refusal:
        answer = b"-" + str(refusal).encode("utf-8")
    sys.stdout.buffer.write(answer)
    return 0


def _done(order: dict[str, Any], blank: bytes) -> bytes:
    if order["task"] == "render":
        return render_blank(blank, order["context"])
    faults = check_blank(blank, order["specimen"])
    return json.dumps([asdict(fault) for fault in faults], ensure_ascii=False).encode("utf-8")


def _limit(limits: dict[str, Any]) -> None:
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


if __name__ == "__main__":
    sys.exit(main())
