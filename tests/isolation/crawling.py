"""Walking the program as its people do: open pages, follow their forms, press their buttons."""

import collections
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve

from tests.isolation.garden import Garden, forgotten
from tests.isolation.matrix import PLAIN, _body
from tests.isolation.probing import KEYS, holds

ENOUGH = 6  # good visits of one page
WORDED = 60  # visits of a page whose address is told by words: each may be another thing
LIST = "ФИО;Класс;Роль\nПробный Пётр Ильич;7А;наставляемый\n".encode()


@dataclass
class PageForm:
    """A form as the page shows it: where it goes and what it would send untouched."""

    action: str
    fields: dict[str, Any] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)


class FormReader(HTMLParser):
    """Collects the forms that are sent by POST."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms, self.open = page, [], None  # type: ignore[var-annotated]
        self.links: set[str] = set()
        self.named: dict[str, PageForm] = {}
        self.area = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v if v is not None else "" for k, v in attrs}
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.add(given["href"].split("?")[0].split("#")[0])
        if tag == "form" and given.get("method", "").lower() == "post":
            self.open = self.named.setdefault(given.get("id") or f"form {len(self.forms)}", PageForm(""))
            self.open.action = (given.get("action") or self.page).split("?")[0]
            self.forms.append(self.open)
        if tag not in {"input", "select", "textarea", "option", "button"}:
            return
        inside = self.open
        if given.get("form"):  # a field may stand outside its form and name it, even before it
            self.open = self.named.setdefault(given["form"], PageForm(""))
        if self.open is not None:
            getattr(self, f"_{tag}")(given)
        self.open = inside

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        self.area = "" if tag == "textarea" else self.area
        self.select = "" if tag == "select" else self.select

    def handle_data(self, data: str) -> None:
        if self.area and self.open is not None:
            self.open.fields[self.area] = data.strip()

    def _input(self, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        picks_a_row = kind == "checkbox" and given.get("value", "on") not in {"on", "1", ""}
        chosen = kind not in {"checkbox", "radio"} or picks_a_row or "checked" in given or "required" in given
        if name and chosen and kind not in {"submit", "image", "file"} and name not in self.open.fields:
            self.open.fields[name] = given.get("value", "on" if kind == "checkbox" else "")
        if name and ("required" in given or kind == "file"):
            self.open.required[name] = kind

    def _button(self, given: dict[str, str]) -> None:
        if given.get("name") and given.get("type", "submit") == "submit":
            self.open.fields.setdefault(given["name"], given.get("value", ""))

    def _select(self, given: dict[str, str]) -> None:
        self.select = given.get("name", "")
        self.open.required.update({self.select: "select"} if "required" in given else {})

    def _option(self, given: dict[str, str]) -> None:
        value = given.get("value", "")
        if self.select and value and ("selected" in given or not self.open.fields.get(self.select)):
            self.open.fields[self.select] = value

    def _textarea(self, given: dict[str, str]) -> None:
        self.area = given.get("name", "")
        self.open.fields.setdefault(self.area, "")
        self.open.required.update({self.area: "textarea"} if "required" in given else {})


@dataclass
class Walk:
    """What a walk of all rightful principals has seen working: (route, method) → who did it."""

    garden: Garden
    routes: list[dict[str, Any]]
    done: dict[tuple[str, str], str] = field(default_factory=dict)
    answers: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def walk(self) -> None:
        """Each page by each rightful principal with one's own rows; then each form met on the way."""
        for route in self.routes:
            self._visit(route)
        self._follow()
        for route in self.routes:
            if "POST" in route["policies"] and (route["name"], "POST") not in self.done:
                self._press_blindly(route)

    def _follow(self) -> None:
        """Links met on the way, and those met behind them; an address told by words is opened with several."""
        followed: set[str] = set()
        opened: collections.Counter[str] = collections.Counter()
        while fresh := sorted(set(self.links) - followed):
            followed.update(fresh)
            for link in fresh:
                linked = self._route_at(link)
                if linked is None or "GET" not in linked["policies"]:
                    continue
                told = any(p["in"] == "path" and not p["object"] for p in linked["parameters"])
                if (linked["name"], "GET") not in self.done or (told and opened[linked["name"]] < WORDED):
                    opened[linked["name"]] += 1
                    self._open(linked, self.links[link], link)

    def _visit(self, route: dict[str, Any]) -> None:
        """Open the page a few times, by different people with different rows: each may show other buttons."""
        good = 0
        for key in self.garden.principals:
            if "GET" in route["policies"] and holds(self.garden, key, route["policies"]["GET"]["policy"]):
                for path in self.own_paths(route, key):
                    good += self._open(route, key, path)
                    if good >= ENOUGH:
                        return

    def own_paths(self, route: dict[str, Any], key: str) -> list[str]:
        """Addresses of the route with rows of the principal's own school, a few of each table."""
        school = self.garden.principals[key]["organisation"]
        paths = [str(route["path"])]
        for parameter in [p for p in route["parameters"] if p["in"] == "path"]:
            ids = self.garden.ids(school, parameter["object"]) if parameter["object"] else ["1", "x"]
            paths = [p.replace("{" + parameter["name"] + "}", i) for p in paths for i in ids[:30]][:40]
        return paths if "{" not in "".join(paths) else []

    def _open(self, route: dict[str, Any], key: str, path: str) -> bool:
        browser = self.garden.browser(key)
        with forgotten():
            answer = browser.get(path)
            self._note(route, "GET", key, answer)
            kind = answer.headers.get("Content-Type", "")
            text = answer.content.decode() if not answer.streaming and "html" in kind else ""
        reader = FormReader(path)
        reader.feed(text)
        for form in reader.forms:
            self._press(key, form)
        for link in reader.links:
            self.links.setdefault(link, key)
        return bool(answer.status_code < 400)

    def _press(self, key: str, form: PageForm) -> None:
        route = self._route_at(form.action)
        if route is None or (route["name"], "POST") in self.done:
            return
        with forgotten():
            self._note(
                route,
                "POST",
                key,
                self.garden.browser(key).post(form.action, filled(form, self.kinds(route))),
            )

    def _press_blindly(self, route: dict[str, Any]) -> None:
        """A button that no page of this garden showed: sent as the description of the form says."""
        for key in self.garden.principals:
            if not holds(self.garden, key, route["policies"]["POST"]["policy"]):
                continue
            for path in self.own_paths(route, key):
                if (route["name"], "POST") not in self.done:
                    form = PageForm(path, _body(self.garden, route, self.garden.home, "POST"))
                    browser = self.garden.browser(key)
                    with forgotten():
                        answer = browser.post(path, filled(form, self.kinds(route)))
                        self._note(route, "POST", key, answer)

    def kinds(self, route: dict[str, Any]) -> dict[str, str]:
        """Kinds of the route's fields, by name."""
        return {f["name"]: f["kind"] for f in (route["form"] or {}).get("fields", [])}

    def _note(self, route: dict[str, Any], method: str, key: str, answer: Any) -> None:
        if answer.streaming:
            collections.deque(answer.streaming_content, maxlen=0)  # read to the end, which closes the file
        self.answers.setdefault((route["name"], method), set()).add(answer.status_code)
        to_sign_in = answer.headers.get("Location", "").startswith("/sign-in/")
        if answer.status_code < 400 and not (to_sign_in and self.garden.principals[key]["username"] is None):
            self.done.setdefault((route["name"], method), key)

    def _route_at(self, path: str) -> dict[str, Any] | None:
        try:
            name = resolve(path).view_name
        except Resolver404:
            return None
        return next((r for r in self.routes if name in (r["name"], *r["also"])), None)


def filled(form: PageForm, kinds: dict[str, str]) -> dict[str, Any]:
    """What a person would send: the values shown, and something plain where a value is demanded."""
    data = dict(form.fields)
    for name, kind in form.required.items():
        if kind == "file":
            data[name] = SimpleUploadedFile("список.csv", LIST, "text/csv")
        elif not data.get(name):
            data[name] = PLAIN.get(kinds.get(name, ""), "Проба")
    data["_idem"] = f"walk-{next(KEYS)}-key"
    return data
