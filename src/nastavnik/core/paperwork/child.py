"""The child of `isolation`: a document out of a blank, the faults of a blank as JSON, or the text of a document."""

import json
import sys
from dataclasses import asdict
from typing import Any

from nastavnik.core.isolation.answering import answer
from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.reading import docx_text
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank


def _done(order: dict[str, Any], blank: bytes) -> bytes:
    if order["task"] == "render":
        return render_blank(blank, order["context"])
    if order["task"] == "text":
        return docx_text(blank).encode("utf-8")
    faults = check_blank(blank, order["specimen"])
    return json.dumps([asdict(fault) for fault in faults], ensure_ascii=False).encode("utf-8")


if __name__ == "__main__":
    sys.exit(answer(_done, BlankRefused))
