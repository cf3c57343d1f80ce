"""The register of pairings, a new one by hand, and the page of one pair."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.pairings.queries import load_pairing, mentors_with_places, waiting_mentees
from nastavnik.features.programmes.queries import chosen_tracks, current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.change_pairing import change_pairing
from nastavnik.processes.create_pairing import create_pairing
from nastavnik.web.pairings.forms import NewPairingForm, RegisterFilter, TermForm
from nastavnik.web.pairings.listing import lines, read_register, register_export
from nastavnik.web.pairings.pair import pair_facts
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="pairings.view")
def register(request: HttpRequest) -> HttpResponse:
    """All pairs and groups of the current programme."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "pairings/no_programme.html")
    form = RegisterFilter(request.GET, tracks=chosen_tracks(programme))
    listing = read_register(request, programme, form)
    page = {
        "programme": programme,
        "filter": form,
        "listing": listing,
        "lines": lines(programme, listing.page),
    }
    page["may_change"] = holds(request.principal.role, "pairings.change")
    return render(request, "pairings/register.html", page)


@policy(GET="pairings.view")
def export(request: HttpRequest) -> HttpResponse:
    """The register as shown, as a workbook."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        raise NotFound
    form = RegisterFilter(request.GET, tracks=chosen_tracks(programme))
    return register_export(programme, read_register(request, programme, form))


@policy(GET="pairings.change", POST="pairings.change", form=NewPairingForm)
def new(request: HttpRequest) -> HttpResponse:
    """Make a pair or a group by hand within one form of mentoring."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "pairings/no_programme.html")
    tracks = chosen_tracks(programme)
    if not tracks:
        raise NotFound(
            "В программе не выбрано ни одной формы наставничества: отметьте их на странице программы"
        )
    track = next((one for one in tracks if one.code == request.GET.get("track")), tracks[0])
    form = _new_form(request, programme, track)
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        made = []
        if carried_out(form, lambda: made.append(create_pairing(programme, **form.cleaned_data, **save))):
            toast(request, "Пара предложена: место у наставника занято")
            return redirect("pairings:pairing", made[0].public_id)
    page = {"programme": programme, "tabs": _tabs(tracks, track), "track": track}
    page["empty"] = not form.fields["mentees"].choices or len(form.fields["mentor"].choices) == 1
    return show_form(request, "pairings/new.html", form, page)


def _new_form(request: HttpRequest, programme, track) -> NewPairingForm:
    starts = min(max(moments.today(), programme.starts_on), programme.ends_on)
    return NewPairingForm(
        request.POST or None,
        track=track,
        mentors=mentors_with_places(programme, track.code),
        waiting=waiting_mentees(programme, track.code),
        initial={"starts_on": starts, "ends_on": programme.ends_on},
    )


def _tabs(tracks, chosen) -> list[dict[str, object]]:
    return [{"title": t.title, "url": f"?track={t.code}", "current": t.code == chosen.code} for t in tracks]


@policy(GET="pairings.view")
def pairing_page(request: HttpRequest, pairing: str) -> HttpResponse:
    """One pair: who, gates, the cycle, meetings, what may be done."""
    found = load_pairing(pairing)
    return render(request, "pairings/pairing.html", pair_facts(found, request.principal.role))


@policy(GET="pairings.change", POST="pairings.change", form=TermForm)
def edit(request: HttpRequest, pairing: str) -> HttpResponse:
    """Dates and the role model."""
    found = load_pairing(pairing)
    track = pack_of(found.programme).track(found.track)
    initial = initial_of(found, TermForm) | {"role_model": found.role_model}
    form = TermForm(request.POST or None, track=track, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: change_pairing(found, **form.cleaned_data, **save)):
            toast(request, "Сведения о паре сохранены")
            return redirect("pairings:pairing", found.public_id)
    return show_form(request, "pairings/form.html", form, {"pairing": found, "heading": "Сроки и модель"})
