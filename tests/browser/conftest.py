"""One Chromium for all browser tests; pages opened here must keep the content policy and the accessibility rules."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor/axe.min.js"
# The driver keeps an event loop in this thread, and Django would take the test's own queries for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def open_page(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """`open_page("/gallery/", width=390)`; the test fails on any complaint of the page: script, policy, missing file."""
    contexts, complaints = [], []

    def visit(address: str, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="ru-RU", reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda note: complaints.append(note.text) if note.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(live_server.url + address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def violations(page: Page) -> list[str]:
    """Accessibility faults of the page as axe sees them: rule and place."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


def sideways(page: Page) -> int:
    """How many pixels the page scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
