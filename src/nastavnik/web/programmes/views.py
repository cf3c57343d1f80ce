"""Programmes: list, new, one, edited; which of them is at work now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.calendars import SchoolYear
from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.russian.keys import search_key
from nastavnik.features.organisations.methodology import packs
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.programmes.actions import advance, finish_programme, start_programme
from nastavnik.features.programmes.enums import ProgrammeState
from nastavnik.features.programmes.queries import (
    load_programme,
    pack_of,
    programmes,
    track_rows,
)
from nastavnik.features.programmes.rules import may_change, may_turn
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.processes.change_programme import change_programme_and_tracks
from nastavnik.processes.open_programme import open_programme_with_roadmap
from nastavnik.web.programmes.building import content_of, doubts_of
from nastavnik.web.programmes.forms import (
    CHOSEN,
    TARGET,
    EditProgrammeForm,
    NewProgrammeForm,
    StageForm,
)
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response

COLUMNS = (
    Column("Программа", "title", ("title",)),
    Column("Учебный год", "year", ("school_year",)),
    Column("Этап", "stage", ("stage",)),
    Column("Куратор"),
    Column("Состояние", "state", ("state",)),
    Column("", spoken="Действия"),
)
TONES = {ProgrammeState.DRAFT: "info", ProgrammeState.RUNNING: "good", ProgrammeState.FINISHED: "calm"}
SESSION, RIGHT = "programme", "programmes.change"
EXPORT = ("Программа", "Учебный год", "Контур", "Начало", "Окончание", "Этап", "Куратор", "Состояние")


@policy(GET="programmes.view")
def programme_list(request: HttpRequest) -> HttpResponse:
    """All programmes, newest first."""
    listing = Listing(request, _asked(request), COLUMNS, sort="-year", whole=programmes().count())
    page = {
        "listing": listing,
        "states": ProgrammeState.choices,
        "rows": [_told(p) for p in listing.page],
        "may_open": holds(request.principal.role, RIGHT),
    }
    return render(request, "programmes/list.html", page)


def _asked(request: HttpRequest) -> Any:
    """Programmes that pass the filters of the page."""
    rows = programmes()
    if state := request.GET.get("state", ""):
        rows = rows.filter(state=state)
    if words := search_key(request.GET.get("q", "")).split():
        fits = [
            p.pk for p in rows if all(word in search_key(p.title, str(p.curator or "")) for word in words)
        ]
        rows = rows.filter(pk__in=fits)
    return rows


@policy(GET="programmes.view")
def export(request: HttpRequest) -> HttpResponse:
    """The list as filtered, as a workbook."""
    listing = Listing(request, _asked(request), COLUMNS, sort="-year")
    rows = [
        [p.title, SchoolYear(p.school_year).short, pack_of(p).title, p.starts_on, p.ends_on, p.stage,
         str(p.curator or ""), p.get_state_display()]
        for p in listing.ordered
    ]  # fmt: skip
    return workbook_response("Программы наставничества", EXPORT, rows, personal=False)


def _told(programme: Any) -> dict[str, Any]:
    stage = pack_of(programme).stage_number(programme.stage)
    return {
        "programme": programme,
        "year": SchoolYear(programme.school_year).short,
        "pack": pack_of(programme).title,
        "stage": stage,
        "tone": TONES[programme.state],
    }


@policy(GET="programmes.change")
def choose_pack(request: HttpRequest) -> HttpResponse:
    """The first step of a new programme: for pupils or for teachers."""
    return render(request, "programmes/contour.html", {"packs": packs().packs})


@policy(GET="programmes.change", POST="programmes.change", form=NewProgrammeForm)
def new(request: HttpRequest, pack: str) -> HttpResponse:
    """Open a programme with its roadmap."""
    chosen, today = _pack(pack), moments.today()
    form = NewProgrammeForm(request.POST or None, pack=chosen, today=today, initial=_proposed(chosen))
    if request.method == "POST" and form.is_valid():
        made: list[Any] = []
        if carried_out(form, lambda: made.append(_opened(request, form, pack))):
            request.session[SESSION] = made[0].public_id
            toast(request, "Программа создана, дорожная карта составлена")
            return redirect("programmes:home")
    return show_form(request, "programmes/new.html", form, {"pack": chosen})


def _pack(code: str) -> Pack:
    if code not in packs().codes:
        raise NotFound("Такого контура методологии нет")
    return packs().pack(code)


def _proposed(pack: Pack) -> dict[str, Any]:
    title = pack.programme_words.title
    offered = pack.ticked_tracks(own_organisation().kind)
    ticked = {CHOSEN + track.code: True for track in offered if track.contour == pack.contour}
    return {"title": title[:1].upper() + title[1:], "aim": pack.aims.goal, **ticked}


def _opened(request: Any, form: NewProgrammeForm, pack: str) -> Any:
    by, moment = request.principal.actor, moments.now()
    return open_programme_with_roadmap(pack_code=pack, tracks=form.tracks, **form.facts, by=by, moment=moment)


@policy(GET="programmes.view")
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """One programme: facts, tracks with their targets, what may be done, what was done."""
    found, mine = load_programme(programme), holds(request.principal.role, RIGHT)
    content = content_of(found)
    page = {
        **_told(found),
        **content,
        "doubts": doubts_of(found, content["links"]),
        "stages": pack_of(found).stages,
        "may_change": mine and may_change(found),
        "may_start": mine and may_turn(found, ProgrammeState.RUNNING),
        "may_finish": mine and may_turn(found, ProgrammeState.FINISHED),
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "programmes/programme.html", page)


@policy(GET="programmes.change", POST="programmes.change", form=EditProgrammeForm)
def edit(request: HttpRequest, programme: str) -> HttpResponse:
    """Correct a programme."""
    found = load_programme(programme)
    may_change(found).require()
    form = EditProgrammeForm(
        request.POST or None,
        programme=found,
        pack=pack_of(found),
        initial=_initial(found),
        version=found.version,
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _changed(request, form, found))
    ):
        toast(request, "Программа сохранена")
        return redirect("programmes:programme", found.public_id)
    return show_form(request, "programmes/edit.html", form, {"programme": found, "pack": form.pack})


def _initial(programme: Any) -> dict[str, Any]:
    rows = list(track_rows(programme))
    chosen = {CHOSEN + row.track: True for row in rows} | {TARGET + row.track: row.target for row in rows}
    curator = programme.curator.public_id if programme.curator else ""
    return {**initial_of(programme, EditProgrammeForm), "curator": curator, **chosen}


def _changed(request: Any, form: EditProgrammeForm, programme: Any) -> None:
    by, moment = request.principal.actor, moments.now()
    change_programme_and_tracks(
        programme, tracks=form.tracks, expected=form.seen_version, **form.facts, by=by, moment=moment
    )


@policy(POST="programmes.change")
def start(request: HttpRequest, programme: str) -> HttpResponse:
    """The programme is under way (or back to work)."""
    start_programme(load_programme(programme), by=request.principal.actor, moment=moments.now())
    toast(request, "Программа идёт")
    return redirect("programmes:programme", programme)


@policy(GET="programmes.change", POST="programmes.change")
def finish(request: HttpRequest, programme: str) -> HttpResponse:
    """The programme is over: asked first."""
    found = load_programme(programme)
    if request.method == "POST":
        finish_programme(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Программа завершена", undo=reverse("programmes:start", args=[programme]))
        return redirect("programmes:programme", programme)
    may_turn(found, ProgrammeState.FINISHED).require()
    page = {
        "title": f"Завершить программу «{found}»?",
        "consequences": [
            "Базы, дорожная карта и сама программа станут только для чтения",
            "Пары, которые ещё открыты, останутся открытыми: сначала завершите их",
            "Вернуть программу в работу можно в любой день",
        ],
        "verb": "Завершить программу",
        "cancel_url": reverse("programmes:programme", args=[programme]),
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", page)


@policy(POST="programmes.choose")
def choose(request: HttpRequest, programme: str) -> HttpResponse:
    """From now on the pages speak of this programme."""
    found = load_programme(programme)
    request.session[SESSION] = found.public_id
    toast(request, f"Вы работаете с программой «{found}»")
    return redirect("programmes:home")


@policy(POST="programmes.change", form=StageForm)
def stage(request: HttpRequest, programme: str) -> HttpResponse:
    """Another stage becomes the current one."""
    found, form = load_programme(programme), StageForm(request.POST)
    if not form.is_valid():
        raise BadInput("Этапов семь: выберите от 1 до 7")
    number = form.cleaned_data["stage"]
    advance(found, number, by=request.principal.actor, moment=moments.now())
    toast(request, f"Текущий этап: {pack_of(found).stage_number(number).title}")
    back = reverse("programmes:home")
    return redirect(back if request.POST.get("_next") == back else found_page(found))


def found_page(programme: Any) -> str:
    """The address of one programme."""
    return reverse("programmes:programme", args=[programme.public_id])
