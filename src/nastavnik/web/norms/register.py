"""The register as a list, as a workbook, and the card of an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nastavnik.core.norms.acts import LEVELS as ORDER
from nastavnik.core.norms.acts import Act, Register
from nastavnik.core.norms.wording import preamble_words, worded
from nastavnik.core.russian.dates import parse_date
from nastavnik.features.documents.queries import citations_of
from nastavnik.features.norms.queries import load_act, matching_acts, own_norms, register_here
from nastavnik.features.norms.words import CONTOURS, LEVELS
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.workbooks import workbook_response

COLUMNS = (
    Column("Акт", "title", ("title",)),
    Column("Дата", "date", ("dated",)),
    Column("Уровень", "level", ("level",)),
    Column("Кого касается"),
    Column("Действует"),
)
SORTS: dict[str, Any] = {
    "title": lambda act: (act.title.lower(), act.key),
    "date": lambda act: (act.dated or date.min, act.key),
    "level": lambda act: ORDER.index(act.level),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An act as the pages tell it."""

    act: Act
    day: date
    successor: Act | None
    law: str = ""

    @property
    def name(self) -> str:
        """The act by its kind, body, date and number; an article by its law."""
        named = f"статья {self.act.article} · {self.law}" if self.act.within else worded(self.act)
        return named.replace("№ ", "№\u00a0")

    @property
    def following(self) -> "Shown | None":
        """The act to name instead of a repealed one."""
        return Shown(self.successor, self.day, None) if self.successor else None

    @property
    def url(self) -> str:
        """Its card."""
        own = self.act.level != "federal" and len(self.act.key) == 26
        return (
            reverse("norms:norm", args=[self.act.key])
            if own
            else reverse("norms:federal", args=[self.act.key])
        )

    @property
    def level(self) -> str:
        """The level in words."""
        return LEVELS[self.act.level]

    @property
    def contours(self) -> str:
        """Whom it concerns."""
        return ", ".join(title for code, title in CONTOURS.items() if self.act.concerns(code))

    @property
    def state(self) -> tuple[str, str]:
        """The word and the tone of its force on the day."""
        if self.act.over_on(self.day):
            return "утратил силу", "bad"
        return ("ещё не действует", "info") if self.act.not_yet_on(self.day) else ("действует", "good")

    @property
    def period(self) -> str:
        """From when to when it holds, as far as is known."""
        since, until = self.act.in_force_from, self.act.in_force_to
        parts = [f"с {since:%d.%m.%Y}" if since else "", f"по {until:%d.%m.%Y}" if until else ""]
        return " ".join(part for part in parts if part)

    @property
    def preamble(self) -> str:
        """What a preamble prints."""
        return preamble_words(self.act)


@policy(GET="norms.view")
def register(request: HttpRequest) -> HttpResponse:
    """Acts of every level, found and filtered."""
    known, day = register_here(), day_asked(request)
    rows = _asked(request, known)
    listing = Listing(request, rows, COLUMNS, sort="level", whole=len(known.acts))
    page = {
        "listing": listing,
        "rows": [shown(act, known, day) for act in listing.page.object_list],
        "levels": LEVELS.items(),
        "contours": CONTOURS.items(),
        "asked": request.GET,
        "may_change": holds(request.principal.role, "norms.change"),
        "own": own_norms().exists(),
    }
    return render(request, "norms/list.html", page)


@policy(GET="norms.view")
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    known, day = register_here(), day_asked(request)
    header = ("№", "Вид", "Кто принял", "Дата", "Номер", "Статья", "Название", "Уровень", "Кого касается",
              "Действует с", "Действует по", "Состояние", "Чем заменён", "Чей", "Сверено")  # fmt: skip
    rows = [
        (
            number, one.act.kind, one.act.body, one.act.dated, one.act.number, one.act.article, one.act.title,
            one.level, one.contours, one.act.in_force_from, one.act.in_force_to, one.state[0],
            worded(one.successor) if one.successor else "", one.act.owner or "методика",
            "да" if one.act.confirmed else "сверить",
        )
        for number, one in enumerate((shown(act, known, day) for act in _asked(request, known)), start=1)
    ]  # fmt: skip
    return workbook_response(f"Нормативные акты на {day:%d.%m.%Y}", header, rows, personal=False)


@policy(GET="norms.view")
def federal(request: HttpRequest, code: str) -> HttpResponse:
    """The card of an act that comes with the methodology."""
    return _card(request, code)


@policy(GET="norms.view")
def act_page(request: HttpRequest, norm: str) -> HttpResponse:
    """The card of an act entered by this organisation or by those above it."""
    return _card(request, norm)


def _card(request: HttpRequest, key: str) -> HttpResponse:
    known, day = register_here(), moments.today()
    act = load_act(known, key)
    own = own_norms().filter(public_id=key).first()
    parts = [one for one in known.acts if one.within == act.key]
    page = {
        "shown": shown(act, known, day),
        "own": own,
        "may_change": own is not None and holds(request.principal.role, "norms.change"),
        "law": shown(known.by_key[act.within], known, day) if act.within in known.by_key else None,
        "parts": [shown(one, known, day) for one in parts],
        "replaces": [shown(one, known, day) for one in known.acts if one.replaced_by == act.key],
        "citations": citations_of(key),
        "may_see_documents": holds(request.principal.role, "documents.view"),
        "timeline": timeline_of(key) if own is not None else None,
    }
    return render(request, "norms/act.html", page)


def shown(act: Act, known: Register, day: date) -> Shown:
    """An act with its successor on the day, an article with the name of its law."""
    within = known.by_key.get(act.within)
    law = (within.title if within.kind == "кодекс" else worded(within)) if within else ""
    return Shown(act, day, known.successor(act, day) if act.over_on(day) else None, law)


def day_asked(request: HttpRequest) -> date:
    """The day of the filter; today when none or a wrong one is given."""
    read = parse_date(request.GET.get("day", ""))
    asked = read.date if read else None
    if asked is None or asked.month is None or asked.day is None:
        return moments.today()
    return date(asked.year, asked.month, asked.day)


def _asked(request: HttpRequest, known: Register) -> Sequence[Act]:
    asked = request.GET
    day = day_asked(request) if asked.get("day") or asked.get("state") == "now" else None
    found = matching_acts(
        known.acts, asked.get("q", ""), asked.get("level", ""), asked.get("contour", ""), day
    )
    if asked.get("state") == "over":
        found = [act for act in found if act.over_on(day_asked(request))]
    sort = asked.get("sort", "level")
    key = SORTS.get(sort.removeprefix("-"))
    return sorted(found, key=key, reverse=sort.startswith("-")) if key else found
