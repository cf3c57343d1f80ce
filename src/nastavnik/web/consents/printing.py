"""Printing sheets: for a class, for chosen people; each batch has a page with its files and what came back."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.paperwork.consents import consents_docx, consents_pdf
from nastavnik.core.paperwork.refusals import PaperworkRefused
from nastavnik.features.consents.actions import Due, print_sheets, reopen_sheet, void_sheet
from nastavnik.features.consents.codes import shown_code
from nastavnik.features.consents.enums import SheetState
from nastavnik.features.consents.papers import papers_of
from nastavnik.features.consents.queries import batches, load_batch, load_sheet, sheets
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.people.queries import class_choices
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.files.kinds import KINDS
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import Anticipated, Refused
from nastavnik.web.consents.participants import dues_of, programme_of, rows_of, tabs, told_skipped
from nastavnik.web.consents.pictures import brief
from nastavnik.web.consents.sheet_forms import PrintForm, PrintPickedForm
from nastavnik.web.shell.context import address
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.consents.models import SheetBatch

LOOKS = {
    SheetState.OUT: ("info", "send"),
    SheetState.SIGNED: ("good", ""),
    SheetState.REFUSED: ("bad", "hand-stop"),
    SheetState.VOID: ("calm", "minus"),
}
WHO = Column("О ком", "name", ("person__sort_key",))
CLASS = Column("Класс", "class", ("person__school_class__sort_key",))
STATE = Column("Состояние", "state", ("state",))
COLUMNS = (WHO, CLASS, Column("Согласие"), Column("Кто подписывает"), Column("Код"), STATE, Column(""))
PRINTED = Column("Напечатано", "printed", ("printed_on",))
BATCHES = (Column("Пачка", "title", ("title",)), PRINTED, Column("Листов"), Column("Не вернулись"))


@policy(GET="consents.change", POST="consents.change", form=PrintForm)
def print_class(request: HttpRequest) -> HttpResponse:
    """What to print is chosen, counted by the program and numbered."""
    programme = programme_of(request)
    if programme is None:
        return render(request, "consents/no_programme.html", {"new_url": address("programmes:new")})
    pack = pack_of(programme)
    form = PrintForm(request.POST or None, pack=pack, classes=class_choices())
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        rows = rows_of(programme, pack)
        if facts["school_class"]:
            rows = [row for row in rows if row.person.school_class_id == facts["school_class"].pk]
        dues, skipped = dues_of(
            rows, pack.contour, facts["kinds"], older=facts["older"], again=facts["again"]
        )
        title = f"{facts['school_class'] or 'Все классы'}: недостающие согласия"
        made: list[SheetBatch] = []
        if carried_out(form, lambda: made.append(numbered(request, title, dues, pack))):
            toast(request, f"Листов в пачке: {len(dues)}.{told_skipped(skipped)}")
            return redirect("consents:batch", made[0].public_id)
    page = {"last": list(batches()[:5])}
    return show_form(request, "consents/print.html", form, page)


@policy(POST="consents.change", form=PrintPickedForm)
def print_picked(request: HttpRequest) -> HttpResponse:
    """Sheets for the people ticked: of one kind, or of all that they lack."""
    programme = programme_of(request)
    if programme is None:
        return redirect("consents:list")
    pack = pack_of(programme)
    form = PrintPickedForm(request.POST, pack=pack)
    if not form.is_valid():
        toast(request, " ".join(m for errors in form.errors.values() for m in errors), tone="warning")
        return redirect("consents:list")
    picked, kind = set(form.cleaned_data["selected"]), form.cleaned_data["kind"]
    rows = [row for row in rows_of(programme, pack) if row.person.public_id in picked]
    dues, skipped = dues_of(rows, pack.contour, [kind] if kind else (), older=bool(kind))
    try:
        batch = numbered(request, "Выбранные участники", dues, pack)
    except Refused as refusal:
        toast(request, f"{refusal.reason}.{told_skipped(skipped)}", tone="warning")
        return redirect("consents:list")
    toast(request, f"Листов в пачке: {len(dues)}.{told_skipped(skipped)}")
    return redirect("consents:batch", batch.public_id)


def numbered(request: HttpRequest, title: str, dues: list[Due], pack: Pack) -> "SheetBatch":
    """Number the sheets in the name of whoever asks."""
    return print_sheets(
        title,
        dues,
        contour=pack.contour,
        organisation_id=own_organisation().pk,
        by=request.principal.actor,
        moment=moments.now(),
    )


@policy(GET="consents.view")
def batch_list(request: HttpRequest) -> HttpResponse:
    """Every batch, newest first."""
    rows = batches()
    if request.GET.get("q"):
        rows = rows.filter(title__icontains=request.GET["q"])
    listing = Listing(request, rows, BATCHES, sort="-printed", whole=batches().count())
    return render(request, "consents/batches.html", {"listing": listing, "tabs": tabs("consents:batches")})


@policy(GET="consents.view")
def batch(request: HttpRequest, sheet_batch: str) -> HttpResponse:
    """One batch: its files, and which sheets came back."""
    found = load_batch(sheet_batch)
    rows = sheets().filter(batch=found)
    state = request.GET.get("state", "")
    listing = Listing(
        request, rows.filter(state=state) if state in SheetState.values else rows, COLUMNS, sort="name",
        per_page=50, whole=rows.count(),
    )  # fmt: skip
    page = {
        "batch": found,
        "listing": listing,
        "rows": [_shown(row) for row in listing.page],
        "states": SheetState.choices,
        "asked": request.GET,
        "may_change": holds(request.principal.role, "consents.change"),
    }
    return render(request, "consents/batch.html", page)


def _shown(row: Any) -> dict[str, Any]:
    tone, icon = LOOKS[row.state]
    signers = ("представитель",) * row.by_guardian + ("сам участник",) * row.by_self
    return {
        "sheet": row,
        "title": brief(row.text.title),
        "signers": " и ".join(signers),
        "code": shown_code(row.code),
        "tone": tone,
        "icon": icon,
        "out": row.state == SheetState.OUT,
        "void": row.state == SheetState.VOID,
    }


@policy(GET="consents.view")
def batch_pdf(request: HttpRequest, sheet_batch: str) -> HttpResponse:
    """All sheets for the printer."""
    return _file(sheet_batch, "pdf", consents_pdf)


@policy(GET="consents.view")
def batch_docx(request: HttpRequest, sheet_batch: str) -> HttpResponse:
    """All sheets for a word processor."""
    return _file(sheet_batch, "docx", consents_docx)


def _file(public_id: str, extension: str, draw: Any) -> HttpResponse:
    found = load_batch(public_id)
    organisation = own_organisation()
    rows = sheets().filter(batch=found).exclude(state=SheetState.VOID)
    try:
        data = draw(papers_of(rows, contour_pack(found), organisation), organisation.short_name)
    except PaperworkRefused as fault:
        raise Refused(str(fault)) from fault
    response = HttpResponse(data, content_type=KINDS[extension].media_type)
    named = quote(f"Листы согласий.{extension}", safe="")
    response["Content-Disposition"] = f"attachment; filename=\"sheets.{extension}\"; filename*=UTF-8''{named}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def contour_pack(found: "SheetBatch") -> Pack:
    """The methodology of the contour in which the batch was printed."""
    from nastavnik.features.methodology.queries import packs_here

    return next(pack for pack in packs_here() if pack.contour == found.contour)


@policy(POST="consents.change")
def void(request: HttpRequest, consent_sheet: str) -> HttpResponse:
    """The sheet will not come back; a second press brings it back to the list."""
    row = load_sheet(consent_sheet)
    act = reopen_sheet if row.state == SheetState.VOID else void_sheet
    try:
        act(row, by=request.principal.actor, moment=moments.now())
    except Anticipated as refusal:
        toast(request, refusal.reason, tone="warning")
    return redirect("consents:batch", row.batch.public_id)
