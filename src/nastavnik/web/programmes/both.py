"""Both contours at once: one form, two programmes."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nastavnik.features.methodology.queries import standing
from nastavnik.features.organisations.methodology import packs
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.people.enums import PersonKind
from nastavnik.features.people.queries import people
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.processes.open_both import open_programmes
from nastavnik.web.programmes.forms import NewProgrammeForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.widgets import Ticks

TRACKS = "tracks_"


class BothForm(NewProgrammeForm):
    """The common facts of two programmes, and the forms of each."""

    grows = (TRACKS,)
    title = None  # type: ignore[assignment]  # each programme is called by its pack
    aim = None  # type: ignore[assignment]

    def __init__(self, *args: Any, contours: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contours = list(contours)
        self.staff = {p.public_id: p for p in people(PersonKind.STAFF)} if contours else {}
        named = [(key, str(person)) for key, person in self.staff.items()]
        self.fields["curator"].choices = [("", "Пока не назначен"), *named]
        for pack in self.contours:
            own = [track for track in pack.tracks if track.contour == pack.contour]
            self.fields[TRACKS + pack.code] = forms.MultipleChoiceField(
                label=pack.title, choices=[(t.code, t.title) for t in own], widget=Ticks,
                error_messages={"required": "Отметьте хотя бы одну форму"},
            )  # fmt: skip

    @property
    def by_contour(self) -> dict[str, dict[str, int | None]]:
        """Chosen forms by the code of the pack."""
        return {pack.code: dict.fromkeys(self.cleaned_data[TRACKS + pack.code]) for pack in self.contours}

    @property
    def track_fields(self) -> list[Any]:
        """One field per contour."""
        return [self[TRACKS + pack.code] for pack in self.contours]


@policy(GET="programmes.change", POST="programmes.change", form=BothForm)
def both(request: HttpRequest) -> HttpResponse:
    """Open two programmes, for pupils and for teachers, each with its roadmap."""
    home = own_organisation()
    contours = [standing(code, home.pk).pack for code in packs().codes]
    ticked = {
        TRACKS + pack.code: [t.code for t in pack.ticked_tracks(home.kind) if t.contour == pack.contour]
        for pack in contours
    }
    form = BothForm(request.POST or None, contours=contours, today=moments.today(), initial=ticked)
    if request.method == "POST" and form.is_valid():
        made: list[Any] = []
        if carried_out(form, lambda: made.extend(_opened(request, form))):
            request.session["programme"] = made[0].public_id
            toast(request, "Созданы две программы, у каждой своя дорожная карта")
            return redirect("programmes:list")
    return show_form(request, "programmes/both.html", form, {"contours": contours})


def _opened(request: Any, form: BothForm) -> Any:
    sent = form.cleaned_data
    facts = {name: sent[name] for name in ("school_year", "starts_on", "ends_on", "curator")}
    return open_programmes(**facts, tracks=form.by_contour, by=request.principal.actor, moment=moments.now())
