"""Chapters of docs/guide turned into pages: the same text, links that stay inside, nothing executable."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from markdown_it.token import Token

CHAPTER = re.compile(r"^(?:\d\d|stage)-[a-z0-9-]+$")
LINK = re.compile(r"^([a-z0-9-]+)\.md(#.*)?$")
PICTURE = re.compile(r"^pictures/([a-z0-9-]+)\.png$")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the name in addresses, the title, the body as safe HTML."""

    slug: str
    title: str
    body: SafeString


def slugs() -> list[str]:
    """Names of all chapters, those of the stages first."""
    found = [path.stem for path in _folder().glob("*.md") if CHAPTER.match(path.stem)]
    return sorted(found, key=lambda slug: (not slug.startswith("stage"), slug))


def chapter_of(slug: str) -> Chapter | None:
    """One chapter, or None."""
    return _read(slug) if slug in slugs() else None


def picture_of(name: str) -> Path | None:
    """A picture of the guide, or None."""
    path = _folder() / "pictures" / f"{name}.png"
    return path if path.is_file() else None


def _folder() -> Path:
    return Path(settings.GUIDE_DIR)


@cache
def _read(slug: str) -> Chapter:
    """Read once: the guide does not change while the program runs."""
    text = (_folder() / f"{slug}.md").read_text(encoding="utf-8")
    head, _, body = text.partition("\n")
    return Chapter(slug, head.removeprefix("#").strip(), _html(body))


def _html(text: str) -> SafeString:
    """CommonMark with tables; raw HTML of the source is shown as text."""
    from markdown_it import MarkdownIt

    reader: Any = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("image", _shown)
    tokens = reader.parse(text)
    for token in tokens:
        _turn(token.children or [])
    return mark_safe(str(reader.renderer.render(tokens, reader.options, {})))  # noqa: S308  our own guide, no raw HTML


def _shown(renderer: Any, tokens: "list[Token]", place: int, options: Any, env: Any) -> str:
    """A picture that opens in full when pressed: on a phone its letters are small."""
    whole = format_html('<a href="{}">', str(tokens[place].attrGet("src") or ""))
    return f"{whole}{renderer.image(tokens, place, options, env)}</a>"


def _turn(tokens: "list[Token]") -> None:
    """Links to other chapters and pictures get addresses of the program; links outside of the guide lose theirs."""
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("href", _link(str(token.attrGet("href") or "")))
        if token.type == "image":
            token.attrSet("src", _picture(str(token.attrGet("src") or "")))
            token.attrSet("loading", "lazy")


def _link(href: str) -> str:
    found = LINK.match(href)
    if found and CHAPTER.match(found.group(1)):
        return reverse("handbook:chapter", args=[found.group(1)]) + (found.group(2) or "")
    return reverse("handbook:contents") if found else href if href.startswith(("/", "#")) else "#"


def _picture(source: str) -> str:
    found = PICTURE.match(source)
    return reverse("handbook:picture", args=[found.group(1)]) if found else ""
