"""Lists a person can sort, search, leaf through and take away; the page part is `<c-data-table>`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest


@dataclass(frozen=True)
class Column:
    """A column; `key` stands in `?sort=`, `order` names the fields sorted by (none: the column is not sortable)."""

    title: str
    key: str = ""
    order: tuple[str, ...] = ()
    numeric: bool = False
    spoken: str = "Действия"


@dataclass(frozen=True)
class Head:
    """A column's heading as drawn: where a click leads and how it is sorted now (ascending, descending, none)."""

    title: str
    url: str
    state: str
    numeric: bool
    spoken: str


def reversed_order(order: Sequence[str]) -> list[str]:
    """The same fields, last first."""
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


class Listing:
    """One page of rows as asked for by `?sort=` and `?page=`; wrong values fall back to the first page, first order."""

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any] | Sequence[Any],
        columns: Sequence[Column],
        *,
        sort: str = "",
        per_page: int = 25,
        whole: int | None = None,
    ) -> None:
        self.request, self.columns, self.rows = request, columns, rows
        self.whole = whole
        self.per_page = per_page
        self.sort = self._known_sort(request.GET.get("sort", "")) or sort

    def _known_sort(self, asked: str) -> str:
        known = {column.key for column in self.columns if column.order}
        return asked if asked.removeprefix("-") in known else ""

    @cached_property
    def ordered(self) -> QuerySet[Any] | Sequence[Any]:
        """The rows in the order asked; a sequence stays as it came. Use it for exports: no page is cut."""
        column = next((c for c in self.columns if c.key and c.key == self.sort.removeprefix("-")), None)
        if not isinstance(self.rows, QuerySet) or column is None or not column.order:
            return self.rows
        order = reversed_order(column.order) if self.sort.startswith("-") else list(column.order)
        return self.rows.order_by(*order, "pk")

    @cached_property
    def page(self) -> Page[Any]:
        """The rows of the page asked for."""
        asked = self.request.GET.get("page", "")
        number = asked if asked.isascii() and asked.isdecimal() and asked.strip("0") else "1"
        return Paginator(self.ordered, self.per_page).get_page(number)

    @property
    def total(self) -> int:
        """How many rows pass the filters."""
        return int(self.page.paginator.count)

    def url(self, **changes: object) -> str:
        """This list's address with parts of its query replaced; an empty value removes the part."""
        parts = self.request.GET.copy()
        for name, value in changes.items():
            parts.pop(name, None)
            if value not in ("", None):
                parts[name] = str(value)
        return "?" + parts.urlencode()

    @property
    def heads(self) -> list[Head]:
        """Headings with their links; a second click turns the order round."""
        return [self._head(column) for column in self.columns]

    def _head(self, column: Column) -> Head:
        state = (
            {column.key: "ascending", f"-{column.key}": "descending"}.get(self.sort, "none")
            if column.key
            else "none"
        )
        turned = f"-{column.key}" if state == "ascending" else column.key
        url = self.url(sort=turned, page="") if column.order else ""
        return Head(column.title, url, state, column.numeric, column.spoken)

    @property
    def pages(self) -> list[tuple[str, str, bool]]:
        """(number or «…», address, current) for the line of pages."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (
                str(number),
                self.url(page=number) if isinstance(number, int) else "",
                number == self.page.number,
            )
            for number in numbers
        ]

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        return self.url(page=self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        return self.url(page=self.page.next_page_number()) if self.page.has_next() else ""

    @property
    def path(self) -> str:
        """The list without any query."""
        return self.request.path

    @property
    def query(self) -> str:
        """The filters and the order of now, for an export link."""
        return self.url(page="")

    @property
    def search(self) -> str:
        """What was typed into the search box (`?q=`)."""
        return self.request.GET.get("q", "")

    @property
    def filtered(self) -> bool:
        """Is anything narrowed, so that a way back to the whole list is shown."""
        return any(value for name, value in self.request.GET.items() if name not in {"sort", "page"})
