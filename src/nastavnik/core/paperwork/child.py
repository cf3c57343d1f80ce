"""The child of `isolation`: limits itself first, then reads one request and writes one answer.

Answer: b"+" and the document, or b"-" and a Russian refusal in UTF-8.
"""

import json
import sys
from typing import Any


def main() -> int:
    """Entry of `python -m`; exit 0 when an answer was written."""
    stream = sys.stdin.buffer
    order = json.loads(stream.read(int.from_bytes(stream.read(8), "big")))
    blank = stream.read()
    from nastavnik.core.paperwork.refusals import BlankRefused
    from nastavnik.core.paperwork.rendering import render_blank

    _limit(order["limits"])
    try:
        answer = b"+" + render_blank(blank, order["context"])
    except BlankRefused as refusal:
        answer = b"-" + str(refusal).encode("utf-8")
    sys.stdout.buffer.write(answer)
    return 0


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
