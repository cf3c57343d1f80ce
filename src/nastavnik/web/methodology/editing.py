"""Changing the own layer: a form made from the schema, and buttons to hide, bring back and let go."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.methodology import editing
from nastavnik.core.methodology.anatomy import is_list, slots
from nastavnik.core.methodology.anatomy import model_at as model_of
from nastavnik.core.methodology.layering import Way, identity, key_of
from nastavnik.core.methodology.naming import new_code
from nastavnik.features.methodology.actions import change_layer
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.methodology.book import Book, read_way
from nastavnik.web.methodology.browsing import CHANGE
from nastavnik.web.methodology.forms import NOTE, EntryForm, HeadForm, PressForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

HEAD = ("title", "summary")


def _save(request: Any, book: Book, form: Any, data: dict[str, Any], note: str) -> None:
    change_layer(
        book.code, data, expected=form.seen_version - 1, note=note, by=request.principal.actor, moment=moments.now()
    )  # fmt: skip


@policy(GET=CHANGE, POST=CHANGE, form=EntryForm)
def edit(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """Change the words and numbers of an entry or a part."""
    book, path = Book(pack), read_way(way)
    value = book.value(path)
    if is_list(path):
        raise NotFound("Править можно одну запись, а не весь список")
    form = EntryForm(request.POST or None, pack=book.pack, at=path, value=value, version=book.version + 1)
    if request.method == "POST" and form.is_valid():
        base = book.beneath.pack.model_dump(mode="json")
        data = editing.change(book.own, path, form.values, base)
        title = book.title(path)
        if carried_out(form, lambda: _save(request, book, form, data, form.note or f"Изменено: {title}")):
            toast(
                request,
                "Сохранено. Программы, которые уже идут, вы обновите сами: им предложена новая редакция",
            )
            return redirect("methodology:at", pack, way)
    page = {
        "book": book,
        "title": book.title(path),
        "back": book.url("at", path),
        "crumbs": book.crumbs(path),
    }
    return show_form(request, "methodology/form.html", form, page)


@policy(GET=CHANGE, POST=CHANGE, form=HeadForm)
def head(request: HttpRequest, pack: str) -> HttpResponse:
    """Call the methodology otherwise; what equals the layer above is let go."""
    book = Book(pack)
    shown = {name: getattr(book.pack, name) for name in HEAD}
    form = HeadForm(request.POST or None, initial=shown, version=book.version + 1)
    if request.method == "POST" and form.is_valid():
        told: dict[Way, Any] = {(name,): form.cleaned_data[name].strip() for name in HEAD}
        data = editing.change(book.own, (), told, book.beneath.pack.model_dump(mode="json"))
        note = form.cleaned_data[NOTE] or "Изменено: название и описание"
        if carried_out(form, lambda: _save(request, book, form, data, note)):
            toast(
                request, "Сохранено. Программы, которые уже идут, сохранят прежнее название в своей редакции"
            )
            return redirect("methodology:pack", pack)
    back = reverse("methodology:pack", args=[pack])
    return show_form(request, "methodology/head.html", form, {"book": book, "back": back})


@policy(GET=CHANGE, POST=CHANGE, form=EntryForm)
def add(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """One more entry of a list."""
    book, path = Book(pack), read_way(way)
    standing = book.value(path)
    if not is_list(path):
        raise NotFound("Добавить можно только в список")
    form = EntryForm(request.POST or None, pack=book.pack, at=path, fresh=True, version=book.version + 1)
    if request.method == "POST" and form.is_valid():
        entry = _named(form.entry, path, [*standing, *_hidden(book, path)])
        data = editing.add(book.own, path, entry, book.beneath.pack.model_dump(mode="json"))
        note = form.note or f"Добавлено: {entry.get('title', '')}"
        if carried_out(form, lambda: _save(request, book, form, data, note)):
            toast(request, "Добавлено в методику вашей организации")
            return redirect(book.url("at", (*path, identity(path[-1], entry))))
    page = {
        "book": book,
        "title": f"Новая запись: {book.title(path)}",
        "back": book.url("at", path),
        "crumbs": book.crumbs(path),
    }
    return show_form(request, "methodology/form.html", form, page)


def _hidden(book: Book, way: Way) -> list[Any]:
    return [entry for one, entry in book.now.layered.hidden.items() if one[:-1] == way]


def _named(entry: dict[str, Any], way: Way, standing: list[Any]) -> dict[str, Any]:
    """The entry with what tells it from others, and the same for the first entries of its inner lists."""
    made = dict(entry)
    name, key = way[-1], key_of(way[-1])
    if key == "number" and not made.get(key):
        made[key] = max((one.get("number", 0) for one in standing), default=0) + 1
    elif key in {"code", "field"} and not made.get(key):
        made[key] = new_code(
            str(made.get("title") or made.get("header") or name), {one.get(key) for one in standing}
        )
    for slot in slots(model_of(way)):
        if slot.kind == "entries" and isinstance(made.get(slot.name), list):
            made[slot.name] = [
                _named(one, (*way, made.get(key, ""), slot.name), []) for one in made[slot.name]
            ]
    return made


def _pressed(
    request: Any, pack: str, way: str, change: Callable[[Book, Way, Any], dict[str, Any]], note: str
) -> Book:
    book, path = Book(pack), read_way(way)
    form = PressForm(request.POST)
    form.is_valid()
    base = book.beneath.pack.model_dump(mode="json")
    _save(request, book, form, change(book, path, base), f"{note}: {book.title(path)}")
    return book


@policy(POST=CHANGE, form=PressForm)
def hide(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """Take an entry out of the methodology of the organisation."""
    path = read_way(way)
    _entry_only(path)
    Book(pack).value(path)
    _pressed(request, pack, way, lambda book, at, base: editing.hide(book.own, at, base), "Скрыто")
    toast(request, "Скрыто. Вернуть можно внизу этого списка")
    return redirect(Book(pack).url("at", path[:-1]))


@policy(POST=CHANGE, form=PressForm)
def show(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """Bring a hidden entry back."""
    path = read_way(way)
    _entry_only(path)
    if path not in Book(pack).now.layered.hidden:
        raise NotFound("Скрытой записи с таким названием нет")
    book = _pressed(
        request, pack, way, lambda book, at, base: editing.bring_back(book.own, at, base), "Возвращено"
    )
    toast(request, "Запись снова в методике")
    return redirect(book.url("at", path[:-1]))


@policy(POST=CHANGE, form=PressForm)
def reset(request: HttpRequest, pack: str, way: str) -> HttpResponse:
    """Let go of what the own layer says here: as it is above."""
    path = read_way(way)
    Book(pack).value(path)
    book = _pressed(request, pack, way, lambda book, at, base: editing.let_go(book.own, at), "Как выше")
    toast(request, "Теперь здесь всё так, как в методике выше")
    try:
        Book(pack).value(path)
    except NotFound:
        path = path[:-1]
    return redirect(book.url("at", path) if path else reverse("methodology:pack", args=[pack]))


def _entry_only(way: Way) -> None:
    try:
        listed = len(way) > 1 and is_list(way[:-1])
    except KeyError:
        listed = False
    if not listed:
        raise NotFound("Скрыть или вернуть можно запись списка")
