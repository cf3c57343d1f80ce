"""A newer edition offered to a programme: what differs, what stands in the way, taking it and going back."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.methodology.differences import Difference, differences
from nastavnik.core.methodology.effective import plain
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.methodology.queries import (
    Standing,
    editions,
    load_edition,
    standing_here,
)
from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.features.programmes.queries import load_programme, newer_edition, pack_of, programmes
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import BadInput
from nastavnik.processes.adopt_edition import (
    add_missing_steps,
    adopt_edition,
    adopt_standing,
    missing_steps,
    what_would_vanish,
)
from nastavnik.web.methodology.forms import AdoptForm, StepsForm
from nastavnik.web.shell.toasts import toast

VIEW, ADOPT = "methodology.view", "methodology.adopt"
KINDS = {
    "added": ("добавлено", "good"),
    "hidden": ("убрано", "bad"),
    "renamed": ("переименовано", "info"),
    "changed": ("изменено", "warn"),
}


def offers(code: str) -> list[dict[str, Any]]:
    """Programmes to which a newer edition is offered, with how much differs."""
    found = []
    for programme in programmes().filter(pack=code).exclude(state=ProgrammeState.FINISHED):
        now = newer_edition(programme)
        count = len(told(pack_of(programme), now)) if now else 0
        if count:
            found.append({"programme": programme, "count": count})
    return found


def told(old: Pack, now: Standing) -> list[dict[str, Any]]:
    """Differences for a page: each with its word, its colour and who brings it."""
    found = differences(old, now.pack, plain(old), now.layered.data)
    return [{"difference": one, "word": KINDS[one.kind], "source": _source(one, now)} for one in found]


def _source(one: Difference, now: Standing) -> str:
    return now.source((*one.way, "hidden") if one.kind == "hidden" else one.way)


def grouped(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same under the titles of parts."""
    ordered = groupby(rows, key=lambda row: row["difference"].part)
    return [{"title": title, "rows": list(inner)} for title, inner in ordered]


@policy(GET=VIEW)
def upgrade(request: HttpRequest, programme: str) -> HttpResponse:
    """What the programme lives by, what is offered, what was before."""
    found = load_programme(programme)
    old, now = pack_of(found), standing_here(found.pack)
    newer = now.digest != found.edition_digest
    rows = told(old, now) if newer else []
    kept = list(editions(found.pack))
    page = {
        "programme": found,
        "edition": next((one for one in kept if one.digest == found.edition_digest), None),
        "former": [one for one in kept if one.digest not in {found.edition_digest, now.digest}],
        "newer": bool(rows) or (newer and not found.edition_digest),
        "digest": now.digest,
        "groups": grouped(rows),
        "count": len(rows),
        "obstacles": what_would_vanish(found, now.pack) if rows else [],
        "missing": missing_steps(found),
        "may_adopt": holds(request.principal.role, ADOPT) and may_change(found),
        "form": AdoptForm(version=found.version),
    }
    return render(request, "methodology/upgrade.html", page)


@policy(POST=ADOPT, form=AdoptForm)
def adopt(request: HttpRequest, programme: str) -> HttpResponse:
    """Take the offered edition, or a former one."""
    found, form = load_programme(programme), AdoptForm(request.POST)
    if not form.is_valid():
        raise BadInput("Форма устарела: откройте страницу заново и повторите")
    sent = form.cleaned_data
    signed: dict[str, Any] = {
        "expected": form.seen_version,
        "by": request.principal.actor,
        "moment": moments.now(),
    }
    if sent["edition"]:
        adopt_edition(found, load_edition(sent["edition"]), **signed)
    else:
        adopt_standing(found, sent["digest"], **signed)
    toast(request, "Программа живёт по выбранной редакции. Вернуться к прежней можно здесь же")
    return redirect("methodology:upgrade", programme)


@policy(POST=ADOPT, form=StepsForm)
def take_steps(request: HttpRequest, programme: str) -> HttpResponse:
    """Add chosen new steps of the methodology to the roadmap."""
    found = load_programme(programme)
    offered = tuple((str(step.number), step.title) for step in missing_steps(found))
    form = StepsForm(request.POST, offered=offered)
    if not form.is_valid():
        raise BadInput("Отметьте мероприятия, которые нужно добавить")
    count = add_missing_steps(
        found, form.cleaned_data["steps"], by=request.principal.actor, moment=moments.now()
    )
    toast(request, f"Добавлено мероприятий: {count}")
    return redirect(reverse("methodology:upgrade", args=[programme]))
