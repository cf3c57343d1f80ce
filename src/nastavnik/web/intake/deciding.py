"""Rows fixed in place, accepted, dropped; one by one or many at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.russian.plurals import counted
from nastavnik.features.intake.actions import decide_rows, fix_row
from nastavnik.features.intake.queries import load_intake, load_row, tab_counts
from nastavnik.features.intake.rules import may_decide
from nastavnik.features.programmes.queries import chosen_tracks, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput
from nastavnik.web.intake.forms import BulkForm, DecideForm, RowForm
from nastavnik.web.intake.rows import facts_of, view_of
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

ROWS = ("строка", "строки", "строк")
SAID = {"accept": "Будут записаны", "drop": "Не будут записаны", "return": "Снова под вопросом"}


@policy(GET="intake.change", POST="intake.change", form=RowForm)
def fix(request: HttpRequest, intake: str, intake_row: str) -> HttpResponse:
    """What was read in a row beside its cells, to be corrected."""
    found = load_intake(intake)
    row = load_row(found, intake_row)
    may_decide(found, row).require()
    programme = found.programme
    pack, tracks = (pack_of(programme), chosen_tracks(programme)) if programme else (None, [])
    plain = facts_of(row, pack)
    options = list(row.judged.get("options", ()))
    form = RowForm(request.POST or None, tracks=tracks, options=options, initial=plain, version=row.version)
    if request.method == "POST" and form.is_valid():
        fields = {**row.fixed.get("fields", {}), **form.changed_from(plain)}
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        same = form.cleaned_data.get("same_as", "")
        if carried_out(form, lambda: fix_row(found, row, _whole(row, fields, form), same_as=same, **save)):
            toast(request, f"Строка {row.row} исправлена")
            return redirect(_back(found))
    page = {"intake": found, "view": view_of(row, pack)}
    return show_form(request, "intake/row.html", form, page)


def _whole(row, fields: dict, form: RowForm) -> dict:
    """A question answered by hand keeps the name even when nothing else was typed."""
    if row.read.get("surname"):
        return fields
    told = {name: form.cleaned_data[name] for name in ("surname", "name", "role")}
    return told | fields


@policy(POST="intake.change", form=DecideForm)
def decide(request: HttpRequest, intake: str, intake_row: str) -> HttpResponse:
    """One button beside a row."""
    found = load_intake(intake)
    row = load_row(found, intake_row)
    form = DecideForm(request.POST)
    if not form.is_valid():
        raise BadInput("Такого решения нет: откройте страницу заново")
    _decide(request, found, [row.public_id], form.cleaned_data["decision"], form.cleaned_data["same_as"])
    return redirect(_back(found))


@policy(POST="intake.change", form=BulkForm)
def bulk(request: HttpRequest, intake: str) -> HttpResponse:
    """The same for every row that is ticked."""
    found = load_intake(intake)
    form = BulkForm(request.POST)
    if not form.is_valid():
        raise BadInput("Отметьте строки и выберите, что с ними делать")
    _decide(request, found, form.cleaned_data["selected"], form.cleaned_data["action"])
    return redirect(_back(found))


def _decide(request: HttpRequest, found, picked: list[str], decision: str, same_as: str = "") -> None:
    save = {"by": request.principal.actor, "moment": moments.now()}
    done = decide_rows(found, picked, decision=decision, same_as=same_as, **save)
    left = len(picked) - done
    if done:
        toast(request, f"{SAID[decision]}: {counted(done, *ROWS)}")
    if left:
        toast(request, f"{counted(left, *ROWS)}: сначала ответьте, кто это", tone="warning")


def _back(found) -> str:
    """The tab that still asks for something."""
    tab = "doubtful" if tab_counts(found)["doubtful"] else ""
    return reverse("intake:page", args=[found.public_id]) + (f"?tab={tab}" if tab else "")
