"""A person at the browser: presses, types, looks; each page is checked and each press is counted."""

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, Download, Locator, Page, expect

from tests.browser.conftest import sideways, violations

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Walker:
    """One window of one person. `pressed` counts clicks, `typed` counts fields."""

    def __init__(self, chromium: Browser, address: str, pictures: Path, *, phone: bool = False) -> None:
        self.address, self.pictures, self.phone = address, pictures, phone
        self.size = NARROW if phone else WIDE
        self.context = chromium.new_context(
            viewport=self.size, locale="ru-RU", reduced_motion="reduce", accept_downloads=True
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.pressed, self.typed, self.pages = 0, 0, 0
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        self.began = time.monotonic()

    def _hear(self, note) -> None:
        if note.type in ("error", "warning") and "422" not in note.text:
            self.complaints.append(f"{self.page.url}: {note.text}")

    @property
    def seconds(self) -> int:
        return round(time.monotonic() - self.began)

    def open(self, path: str) -> None:
        """Go to an address by hand: counted as one press."""
        self.pressed += 1
        self.page.goto(self.address + path)
        self.look()

    def press(self, name: str, *, within: Locator | None = None, exact: bool = True, nth: int = 0) -> None:
        """Press the link or button of this name and look at what came."""
        place = within or self.page.locator("body")
        link = place.get_by_role("link", name=name, exact=exact)
        button = place.get_by_role("button", name=name, exact=exact)
        self.touch(link.or_(button).nth(nth))

    def touch(self, target: Locator) -> None:
        """Press something that opens a page."""
        self.pressed += 1
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        self.look()

    def tick(self, target: Locator) -> None:
        """Press something that stays on the page."""
        self.pressed += 1
        target.click()

    def ask(self, name: str, *, exact: bool = True) -> Locator:
        """Press a link that opens a question over the page; the question."""
        self.tick(self.page.get_by_role("link", name=name, exact=exact).first)
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button").last.wait_for()
        assert violations(self.page) == []
        return dialog

    def mark(self, target: Locator) -> None:
        """Tick a box that is not ticked yet."""
        if not target.is_checked():
            self.tick(target)

    def field(self, label: str) -> Locator:
        """The field under this label; the star of a required one does not matter."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}[\s*]*$")).first

    def type(self, label: str, text: str) -> None:
        """Fill the field under this label."""
        self.typed += 1
        self.field(label).fill(text)

    def fill(self, fields: dict[str, str]) -> None:
        """Fill several fields."""
        for label, text in fields.items():
            self.type(label, text)

    def go(self, title: str) -> None:
        """Press a line of the menu."""
        self.press(title, within=self.page.get_by_role("navigation", name="Разделы"))

    def sees(self, words: str) -> None:
        """The page says so."""
        expect(self.page.locator("main")).to_contain_text(words)

    def choose(self, label: str, text: str) -> None:
        """Choose in the list under this label."""
        self.pressed += 1
        self.field(label).select_option(label=text)

    def save(self, target: Locator) -> Download:
        """Press something that gives a file."""
        self.pressed += 1
        with self.page.expect_download() as waiting:
            target.click()
        return waiting.value

    def look(self) -> None:
        """Whatever page came: it opened, is usable without sight, and does not scroll sideways."""
        self.pages += 1
        trouble = self.page.locator(".error-summary")
        assert not trouble.count(), f"{self.page.url}: {trouble.first.inner_text()}"
        found = violations(self.page)
        assert found == [], f"{self.page.url}: {found}"
        assert sideways(self.page) <= 0, f"{self.page.url} уезжает вбок на {sideways(self.page)}"

    def shoot(self, name: str, *, narrow: bool = False, full: bool = False) -> None:
        """A picture for the guide; the notice of success is put away, so that it hides nothing."""
        self.page.evaluate("document.querySelectorAll('.toast-note').forEach(notice => notice.remove())")
        if narrow and not self.phone:
            self.page.set_viewport_size(NARROW)
            assert sideways(self.page) <= 0, f"{self.page.url} уезжает вбок на телефоне"
        target = self.pictures / f"{name}.png"
        self.page.screenshot(path=target, full_page=full, animations="disabled")
        shrink(target)
        if narrow and not self.phone:
            self.page.set_viewport_size(self.size)

    def finish(self) -> None:
        """Nothing was complained of in the console."""
        self.context.close()
        assert self.complaints == []


def shrink(path: Path) -> None:
    """Fewer colours: a picture of a page needs no millions."""
    from PIL import Image

    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
