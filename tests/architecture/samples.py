"""Addresses with planted faults, for the rules about addresses."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from nastavnik.features.organisations.models import Organisation
from nastavnik.kit.actions.guard import Running, running
from nastavnik.kit.actions.writing import pen
from nastavnik.kit.moments import now
from nastavnik.kit.policy import policy
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.web.shell.urls import urlpatterns as frame


def forgotten(request: HttpRequest) -> HttpResponse:
    """A view nobody guards."""
    return HttpResponse("секрет")


@policy(GET="people.fly")
def misspelt(request: HttpRequest) -> HttpResponse:
    """A view guarded by a right that does not exist."""
    return HttpResponse("секрет")


@policy(GET="public")
def writing_on_get(request: HttpRequest) -> HttpResponse:
    """A page that changes the database while it is read."""
    from nastavnik.kit.actions import Actor

    token = running.set(Running("sample.write", Actor.system("проверка"), now()))
    try:
        with maintenance(), pen():
            Organisation.objects.update(city="Тула")
    finally:
        running.reset(token)
    return HttpResponse("готово")


app_name = "sample"
urlpatterns: list[Any] = [
    path("forgotten/", forgotten, name="forgotten"),
    path("misspelt/", misspelt, name="misspelt"),
    path("writing/", writing_on_get, name="writing"),
    *frame,
]
