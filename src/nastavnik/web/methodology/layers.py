"""The own layer as a whole: its history, the way back, the file out and in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.methodology.faults import PackError, sentences
from nastavnik.core.methodology.layer_files import layer_of, layer_text
from nastavnik.features.methodology.actions import change_layer
from nastavnik.features.methodology.queries import load_layer, own_layer, own_layers, require_pack
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import BadInput
from nastavnik.web.methodology.book import Book
from nastavnik.web.methodology.browsing import CHANGE, VIEW, may_change
from nastavnik.web.methodology.forms import LayerFileForm, PressForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response

COLUMNS = (
    Column("Версия", "number", ("number",), numeric=True),
    Column("Что и зачем изменено"),
    Column("Когда", "made", ("made_at",)),
    Column("Кто"),
    Column("", spoken="Действия"),
)
EXPORT = ("Версия", "Что и зачем изменено", "Когда", "Кто")


@policy(GET=VIEW)
def history(request: HttpRequest, pack: str) -> HttpResponse:
    """Every version of the own layer: who, when, what for."""
    book = Book(pack)
    page = {
        "book": book,
        "listing": Listing(request, own_layers(pack), COLUMNS, sort="-number"),
        "may_change": may_change(request),
        "press": PressForm(version=book.version + 1),
    }
    return render(request, "methodology/history.html", page)


@policy(GET=VIEW)
def history_export(request: HttpRequest, pack: str) -> HttpResponse:
    """The history as a workbook."""
    listing = Listing(request, own_layers(require_pack(pack)), COLUMNS, sort="-number")
    rows = [(row.number, row.note, row.made_at.date(), str(row.author or "")) for row in listing.ordered]
    return workbook_response("История слоя методики", EXPORT, rows, personal=False)


@policy(POST=CHANGE, form=PressForm)
def restore(request: HttpRequest, pack: str, layer: str) -> HttpResponse:
    """An earlier version is in force again, as one more version."""
    found, form = load_layer(layer), PressForm(request.POST)
    form.is_valid()
    signed: dict[str, Any] = {"by": request.principal.actor, "moment": moments.now()}
    note = f"Возвращена версия {found.number}"
    change_layer(require_pack(pack), found.data, expected=form.seen_version - 1, note=note, **signed)
    toast(request, f"Снова действует версия {found.number}")
    return redirect("methodology:history", pack)


@policy(GET=VIEW)
def export(request: HttpRequest, pack: str) -> HttpResponse:
    """The own layer as a file that this or another organisation can load."""
    found = own_layer(require_pack(pack))
    text = layer_text(f"Слой методики: {own_organisation()}", found.data if found else {})
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="layer-{pack}.yaml"'
    response["Cache-Control"] = "no-store"
    return response


@policy(GET=CHANGE, POST=CHANGE, form=LayerFileForm)
def load(request: HttpRequest, pack: str) -> HttpResponse:
    """A layer from a file, instead of what the organisation has."""
    book = Book(pack)
    form = LayerFileForm(request.POST or None, request.FILES or None, version=book.version + 1)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _loaded(request, book, form))
    ):
        toast(request, "Слой загружен", undo=_undo(book))
        return redirect("methodology:history", pack)
    page = {"book": book, "title": "Загрузить слой", "back": reverse("methodology:pack", args=[pack])}
    return show_form(request, "methodology/load.html", form, page)


def _undo(book: Book) -> str:
    return reverse("methodology:restore", args=[book.code, book.layer.public_id]) if book.layer else ""


def _loaded(request: Any, book: Book, form: Any) -> None:
    file = form.cleaned_data["file"]
    try:
        located = layer_of(file.read(500_000), "файл")
    except PackError as error:
        raise BadInput(sentences(error, lines=True), field="file") from error
    change_layer(
        book.code, located.value, expected=form.seen_version - 1, note=form.cleaned_data["note"] or "Загружено из файла",
        where=lambda place: ("файл", located.line(place)), by=request.principal.actor, moment=moments.now(),
    )  # fmt: skip
