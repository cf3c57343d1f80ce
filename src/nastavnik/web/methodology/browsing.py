"""Reading the methodology: contents, a list, an entry, a search, a table to take away, print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nastavnik.core.methodology.anatomy import is_list, parts
from nastavnik.core.methodology.captions import CONFIDENCE
from nastavnik.core.methodology.choices import CHOICES
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.methodology.queries import installed_codes, pack_here
from nastavnik.features.methodology.words import FEDERAL
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.methodology.book import Book, read_way
from nastavnik.web.methodology.forms import PressForm
from nastavnik.web.methodology.upgrading import offers
from nastavnik.web.shell.workbooks import workbook_response

VIEW, CHANGE, ADOPT = "methodology.view", "methodology.change", "methodology.adopt"
EXPORT = ("Название", "Поле", "Значение", "Откуда", "Уверенность")


def may_change(request: HttpRequest) -> bool:
    """Whether this duty changes the layer."""
    return holds(request.principal.role, CHANGE)


@policy(GET=VIEW)
def home(request: HttpRequest, pack: str = "") -> HttpResponse:
    """The contents of a methodology, its layers, and what is offered to programmes."""
    book = Book(pack or installed_codes()[0])
    found = book.search(request.GET.get("q", "")[:200])
    page = {
        "book": book,
        "tabs": _tabs(book.code),
        "contents": book.contents(),
        "head": [
            {"label": label, "source": source}
            for name, label in (("title", "Название"), ("summary", "Описание"))
            if (source := book.source((name,))).title != FEDERAL
        ],
        "asked": request.GET.get("q", ""),
        "found": found,
        "offers": offers(book.code) if holds(request.principal.role, ADOPT) else [],
        "may_change": may_change(request),
    }
    return render(request, "methodology/home.html", page)


def _tabs(chosen: str) -> list[dict[str, Any]]:
    packs = {code: pack_here(code) for code in installed_codes()}
    contours = [pack.contour for pack in packs.values()]
    return [
        {
            "title": _short(packs[code]) if contours.count(packs[code].contour) == 1 else packs[code].title,
            "url": reverse("methodology:pack", args=[code]),
            "current": code == chosen,
            "count": "",
        }
        for code in installed_codes()
    ]


def _short(pack: Pack) -> str:
    """By whom it is about: a title of ten words does not fit a tab of a phone."""
    return CHOICES[pack.contour].capitalize()


@policy(GET=VIEW)
def at(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """A list of entries, or one entry with all that is inside it."""
    book, path = Book(pack), read_way(way)
    value = book.value(path)
    page = {
        "book": book,
        "way": path,
        "title": book.title(path),
        "crumbs": book.crumbs(path),
        "may_change": may_change(request),
        "press": PressForm(version=book.version + 1),
    }
    if is_list(path):
        return render(request, "methodology/list.html", page | _list(request, book, path))
    return render(request, "methodology/entry.html", page | _entry(book, path, value))


def _list(request: HttpRequest, book: Book, way: Any) -> dict[str, Any]:
    rows = book.rows(way)
    words = request.GET.get("q", "").casefold().replace("ё", "е").split()
    fitting = [
        row
        for row in rows
        if all(word in f"{row['title']} {row['note']}".casefold().replace("ё", "е") for word in words)
    ]
    return {
        "rows": fitting,
        "whole": len(rows),
        "hidden": book.hidden(way),
        "asked": request.GET.get("q", ""),
        "add": book.url("add", way),
        "table": book.url("table", way),
    }


def _entry(book: Book, way: Any, value: Any) -> dict[str, Any]:
    entry = len(way) > 1 and is_list(way[:-1])
    own = book.is_changed(way)
    return {
        "groups": book.fields(way),
        "lists": book.lists(way),
        "sources": book.sources(way),
        "confidence": CONFIDENCE.get(value.get("confidence", ""), ""),
        "confirmed": value.get("confidence") == "confirmed",
        "edit": book.url("edit", way) if book.has_fields(way) else "",
        "hide": book.url("hide", way) if entry else "",
        "reset": book.url("reset", way) if own else "",
    }


@policy(GET=VIEW)
def table(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """A list as a workbook: a line for every field, with who it comes from."""
    book, path = Book(pack), read_way(way)
    book.value(path)
    if not is_list(path):
        raise NotFound("Таблицей можно взять список, а не одну запись")
    rows = [
        (row["title"], field["label"], "; ".join(field["lines"]), field["source"].title, row["confidence"])
        for row in book.rows(path)
        for group in book.fields(row["way"])
        for field in group["fields"]
    ]
    return workbook_response(book.title(path)[:31], EXPORT, rows, personal=False)


@policy(GET=VIEW)
def printed(request: HttpRequest, pack: str) -> HttpResponse:
    """The whole methodology on paper."""
    book = Book(pack)
    sections = []
    for name in parts():
        way = (name,)
        if is_list(way):
            entries = [
                {"title": row["title"], "groups": book.fields(row["way"]), "lists": book.lists(row["way"])}
                for row in book.rows(way)
            ]
            sections.append({"title": book.title(way), "entries": entries, "groups": [], "lists": []})
        else:
            sections.append(
                {
                    "title": book.title(way),
                    "entries": [],
                    "groups": book.fields(way),
                    "lists": book.lists(way),
                }
            )
    return render(request, "methodology/print.html", {"book": book, "sections": sections})
