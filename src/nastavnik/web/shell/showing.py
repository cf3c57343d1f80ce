"""What every page with a form does the same way."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.kit.verdict import Anticipated, BadInput, Conflict


def show_form(
    request: HttpRequest, template: str, form: forms.Form, page: dict[str, Any] | None = None
) -> HttpResponse:
    """The page of a form: 200 when fresh, 422 when it holds errors; what was typed stays."""
    return render(request, template, {"form": form, **(page or {})}, status=422 if form.errors else 200)


def initial_of(row: Any, form: type[forms.Form]) -> dict[str, Any]:
    """The row's values for the fields of the form."""
    return {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}


def carried_out(form: forms.Form, run: Callable[[], Any]) -> bool:
    """Run an action; a foreseen refusal becomes an error of the form, a conflict keeps its own page."""
    try:
        run()
    except Conflict:
        raise
    except Anticipated as refusal:
        field = refusal.field if isinstance(refusal, BadInput) and refusal.field in form.fields else None
        form.add_error(field, refusal.reason)
        return False
    return True
