"""Handling a blank that a stranger brought: in a child process that cannot run long, grow, write or fork."""

import json
from collections.abc import Mapping
from typing import Any

from nastavnik.core.isolation.asking import Declined, Limits, Stopped, ask
from nastavnik.core.paperwork.context import Context, Specimen, plain_context
from nastavnik.core.paperwork.refusals import BlankFault, BlankRefused

ORDINARY = Limits()
CHILD = "nastavnik.core.paperwork.child"
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


def text_in_child(document: bytes, limits: Limits = ORDINARY) -> str:
    """`reading.docx_text` in a child. Raises BlankRefused, also when the child had to be stopped."""
    return _ask({"task": "text"}, document, limits).decode("utf-8")


def _ask(order: dict[str, Any], blank: bytes, limits: Limits) -> bytes:
    try:
        return ask(CHILD, order, blank, limits)
    except Declined as declined:
        raise BlankRefused(str(declined)) from None
    except Stopped:
        raise BlankRefused(_STOPPED) from None
