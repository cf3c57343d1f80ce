"""Draw a piece of template as a page would, with undefined variables made visible."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from django_cotton.cotton_loader import Loader

UNDEFINED = "⟦%s⟧"


class Drawer:
    """`draw('<c-note>…</c-note>', name=value)` gives markup; a variable nobody defined stays as ⟦name⟧."""

    def __init__(self) -> None:
        self.engine = engines["django"]
        self.compiler = Loader(self.engine.engine).cotton_compiler

    def __call__(self, source: str, address: str = "/list/", **context: Any) -> str:
        request = RequestFactory().get(address)
        request.user, request.session, request._messages = AnonymousUser(), {}, []
        return self.engine.from_string(self.compiler.process(source)).render(context, request)


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """A drawer with strict variables."""
    drawer = Drawer()
    monkeypatch.setattr(drawer.engine.engine, "string_if_invalid", UNDEFINED)
    return drawer
