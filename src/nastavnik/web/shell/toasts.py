"""Short news after an action, with a way back where there is one."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

UNDO = "undo:"
LEVELS = {
    "success": messages.SUCCESS,
    "info": messages.INFO,
    "warning": messages.WARNING,
    "error": messages.ERROR,
}


def toast(request: HttpRequest, text: str, *, tone: str = "success", undo: str = "") -> None:
    """Say `text` on the next page shown; `undo` is an address that takes the action back by POST."""
    messages.add_message(request, LEVELS[tone], text, extra_tags=UNDO + undo if undo else "")


def undo_address(message: Message) -> str:
    """The way back that `toast` attached."""
    extra = message.extra_tags or ""
    return extra.removeprefix(UNDO) if extra.startswith(UNDO) else ""
