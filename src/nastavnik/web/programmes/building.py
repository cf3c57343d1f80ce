"""The content of a programme: directions, manners, amounts of each form, who carries which duty; and its chain."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.calendars import SchoolYear
from nastavnik.features.accounts.enums import Role
from nastavnik.features.norms.queries import doubts
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import people
from nastavnik.features.programmes.actions import (
    add_link,
    change_link,
    remove_link,
    set_content,
    suggest_chain,
)
from nastavnik.features.programmes.content import (
    AMOUNTS,
    amounts_of,
    chain,
    customary,
    duties,
    load_link,
    relations,
    suggestions,
)
from nastavnik.features.programmes.queries import chosen_tracks, load_programme, pack_of, track_rows
from nastavnik.features.programmes.rules import may_change
from nastavnik.kit import moments
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.policy import policy
from nastavnik.processes.foresee_programme import broken_by_amounts
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.widgets import Ticks

LIMITS = {
    "months": ("Месяцев длится пара", 36), "meetings_per_month": ("Встреч в месяц", 31),
    "meeting_minutes": ("Минут на встречу", 480), "hours": ("Часов на пару", 500), "places": ("Мест у наставника", 30),
}  # fmt: skip


APART = frozenset({Role.CURATOR, Role.MENTOR, Role.MENTEE, Role.GUARDIAN})
"""Duties which are no question here: the curator is a fact of the programme, the others are its participants."""


class ContentForm(ActionForm):
    """What the programme consists of; its fields follow the pack and the chosen tracks."""

    grows = (*(f"{name}_" for name in LIMITS), "duty_")
    directions = forms.MultipleChoiceField(label="Направления", required=False, widget=Ticks)
    manners = forms.MultipleChoiceField(label="Виды наставничества", required=False, widget=Ticks)
    agreed = forms.BooleanField(
        label="Сохранить всё равно",
        required=False,
        help_text="Нужно, если программа предупредила о последствиях",
    )

    def __init__(self, *args: Any, programme: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        pack = pack_of(programme) if programme else None
        self.tracks = chosen_tracks(programme) if programme else []
        self.owners = [one for one in pack.owners if one.code not in APART] if pack else []
        self.staff = {p.public_id: p for p in people(PersonKind.STAFF)} if programme else {}
        for name, rows in (("directions", pack.directions), ("manners", pack.manners)) if pack else ():
            self.fields[name].choices = [(one.code, one.title) for one in rows]
        for track in self.tracks:
            usual = customary(track)
            for name, (label, most) in LIMITS.items():
                self.fields[f"{name}_{track.code}"] = forms.IntegerField(
                    label=label, min_value=1, max_value=most, required=False,
                    help_text=f"Обычно {getattr(usual, name)}",
                )  # fmt: skip
        choices = [("", "Не назначен"), *((key, str(one)) for key, one in self.staff.items())]
        for owner in self.owners:
            self.fields[f"duty_{owner.code}"] = forms.ChoiceField(
                label=owner.title[:1].upper() + owner.title[1:], choices=choices, required=False
            )

    @property
    def cards(self) -> list[dict[str, Any]]:
        """Each chosen form with its fields."""
        return [
            {"track": track, "fields": [self[f"{name}_{track.code}"] for name in LIMITS]}
            for track in self.tracks
        ]

    @property
    def duty_fields(self) -> list[Any]:
        """One field per duty."""
        return [self[f"duty_{owner.code}"] for owner in self.owners]

    @property
    def amounts(self) -> dict[str, dict[str, int | None]]:
        """Amounts by track as sent; empty ones stay with the pack."""
        sent = self.cleaned_data
        return {t.code: {name: sent.get(f"{name}_{t.code}") for name in AMOUNTS} for t in self.tracks}

    @property
    def duties(self) -> dict[str, Any]:
        """People by duty; None takes the duty away."""
        sent = self.cleaned_data
        return {one.code: self.staff.get(sent.get(f"duty_{one.code}", "")) for one in self.owners}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.programme and not self.errors and not cleaned.get("agreed"):
            for sentence in broken_by_amounts(self.programme, self.amounts):
                self.add_error(None, f"{sentence}. Проверьте или отметьте «Сохранить всё равно»")
        return cleaned


class LinkForm(ActionForm):
    """One row of the chain."""

    problem = forms.CharField(label="Проблема", max_length=400, help_text="Что мешает сейчас")
    activity = forms.CharField(
        label="Мероприятие", max_length=400, help_text="Что делает наставник или школа"
    )
    result = forms.CharField(label="Ожидаемый результат", max_length=400)
    indicator = forms.CharField(
        label="Показатель", max_length=400, required=False, help_text="По чему это будет видно"
    )


@policy(GET="programmes.change", POST="programmes.change", form=ContentForm)
def content(request: HttpRequest, programme: str) -> HttpResponse:
    """What the programme consists of; everything may be changed later as well."""
    found = load_programme(programme)
    may_change(found).require()
    form = ContentForm(request.POST or None, programme=found, initial=_initial(found), version=found.version)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _saved(request, form, found))
    ):
        toast(request, "Содержание программы сохранено")
        return redirect("programmes:programme", programme)
    return show_form(request, "programmes/content.html", form, {"programme": found})


def _initial(programme: Any) -> dict[str, Any]:
    rows = {f"{name}_{row.track}": getattr(row, name) for row in track_rows(programme) for name in AMOUNTS}
    named = {f"duty_{row.duty}": row.person.public_id for row in duties(programme)}
    return {"directions": programme.directions, "manners": programme.manners, **rows, **named}


def _saved(request: Any, form: ContentForm, programme: Any) -> None:
    sent = form.cleaned_data
    set_content(
        programme, expected=form.seen_version, directions=sent["directions"], manners=sent["manners"],
        amounts=form.amounts, duties=form.duties, by=request.principal.actor, moment=moments.now(),
    )  # fmt: skip


def content_of(programme: Any) -> dict[str, Any]:
    """What the page of the programme and its sheet show of the content."""
    pack, rows = pack_of(programme), {row.track: row for row in track_rows(programme)}
    tracks = [track for track in pack.tracks if track.code in rows]
    owners = {one.code: one.title for one in pack.owners}
    titles = {track.code: track.short_title for track in tracks}
    return {
        "tracks": [
            {
                "track": t,
                "target": rows[t.code].target,
                "amounts": amounts_of(t, rows[t.code]),
                "relations": relations(pack, t),
            }
            for t in tracks
        ],
        "directions": [one.title for one in pack.directions if one.code in programme.directions],
        "manners": [one.title for one in pack.manners if one.code in programme.manners],
        "links": [{"link": link, "track": titles.get(link.track, "")} for link in chain(programme)],
        "duties": [(owners.get(row.duty, row.duty), row.person) for row in duties(programme)],
    }


def doubts_of(programme: Any, links: list[Any]) -> list[Any]:
    """References of the aim and of the chain that are not right, with where each stands."""
    rows = [
        (f"Строка «{one.problem[:60]}»", "\n\n".join((one.problem, one.activity, one.result, one.indicator)))
        for one in (row["link"] for row in links)
    ]
    return doubts([("Цель", programme.aim), *rows], moments.today(), programme.pack)


@policy(GET="programmes.change", POST="programmes.change", form=LinkForm)
def links(request: HttpRequest, programme: str) -> HttpResponse:
    """The chain of the programme: what the pack proposes, and rows of one's own."""
    found = load_programme(programme)
    may_change(found).require()
    form = LinkForm(request.POST or None)
    signed = {"by": request.principal.actor, "moment": moments.now()}
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: add_link(found, **form.cleaned_data, **signed)):
            toast(request, "Строка добавлена")
            return redirect("programmes:chain", programme)
    rows = content_of(found)["links"]
    page = {"programme": found, "suggested": len(suggestions(found)), "links": rows}
    page |= {"doubts": doubts_of(found, rows)}
    return show_form(request, "programmes/chain.html", form, page)


@policy(POST="programmes.change")
def suggest(request: HttpRequest, programme: str) -> HttpResponse:
    """Take what the pack proposes."""
    made = suggest_chain(load_programme(programme), by=request.principal.actor, moment=moments.now())
    toast(request, f"Взято из методологии строк: {len(made)}")
    return redirect("programmes:chain", programme)


@policy(GET="programmes.change", POST="programmes.change", form=LinkForm)
def link(request: HttpRequest, chain_link: str) -> HttpResponse:
    """Other words in a row of the chain."""
    found = load_link(chain_link)
    may_change(found.programme).require()
    form = LinkForm(request.POST or None, initial=initial_of(found, LinkForm), version=found.version)
    signed = {"by": request.principal.actor, "moment": moments.now()}
    back = reverse("programmes:chain", args=[found.programme.public_id])
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if carried_out(form, lambda: change_link(found, expected=form.seen_version, **told, **signed)):
            toast(request, "Строка сохранена")
            return redirect(back)
    return show_form(request, "programmes/link.html", form, {"link": found, "back": back})


@policy(POST="programmes.change")
def drop_link(request: HttpRequest, chain_link: str) -> HttpResponse:
    """A row of the chain goes."""
    found = load_link(chain_link)
    remove_link(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Строка удалена; взятую из методологии можно предложить снова")
    return redirect("programmes:chain", found.programme.public_id)


@policy(GET="programmes.view")
def printed(request: HttpRequest, programme: str) -> HttpResponse:
    """The programme on paper: facts, forms with amounts, the chain, who answers."""
    found = load_programme(programme)
    page = {
        "programme": found,
        "organisation": own_organisation(),
        "pack": pack_of(found),
        "year": SchoolYear(found.school_year).title,
        **content_of(found),
    }
    return render(request, "programmes/print.html", page)
