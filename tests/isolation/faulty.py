"""Addresses with one planted fault of each kind: the matrix must turn red on every one."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from nastavnik.config import urls as honest
from nastavnik.features.organisations.models import Organisation, Partner
from nastavnik.features.people.models import Person
from nastavnik.kit.actions import Actor, action, change
from nastavnik.kit.forms import ActionForm
from nastavnik.kit.moments import now
from nastavnik.kit.policy import policy
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.tenancy.statements import writing_allowed


@action("sample.rename")
def rename(partner: Partner, *, by: Actor, moment: Any, **fields: Any) -> Partner:
    """An honest action in dishonest hands."""
    return change(partner, **fields)


def forgotten_policy(request: HttpRequest, partner: str) -> HttpResponse:
    """No policy at all."""
    return HttpResponse("секрет")


@policy(GET="partners.view")
def unscoped(request: HttpRequest, partner: str) -> HttpResponse:
    """Reads a stranger's row past the scope."""
    with maintenance():
        return HttpResponse(Partner.objects.get(public_id=partner).name)


@policy(GET="people.view")
def indiscreet(request: HttpRequest) -> HttpResponse:
    """Prints telephones of one's own school, which are shown one by one and for a reason."""
    return HttpResponse(" ".join(Person.objects.values_list("phone", flat=True)))


@policy(GET="partners.view")
def leaking_list(request: HttpRequest) -> HttpResponse:
    """A list of everybody's rows."""
    with maintenance():
        return HttpResponse(", ".join(Partner.objects.values_list("name", flat=True)))


@policy(GET="partners.view")
def writing_get(request: Any) -> HttpResponse:
    """Changes a row while being read, with the guard of reading lifted."""
    with writing_allowed():
        rename(Partner.objects.first(), name="Другое имя", by=request.principal.actor, moment=now())
    return HttpResponse("готово")


@policy(GET="partners.view", POST="partners.view")
def post_by_read_right(request: Any, partner: str) -> HttpResponse:
    """Lets readers write, and anybody's row at that."""
    with maintenance():
        rename(Partner.objects.get(public_id=partner), name="Иное", by=request.principal.actor, moment=now())
    return HttpResponseRedirect("/")


class NoteForm(ActionForm):
    """Declares one field and nothing else."""

    contact = forms.CharField(required=False)


class OpenForm(NoteForm):
    """Says that any name may be its own."""

    grows = ("",)


@policy(POST="partners.change", form=OpenForm)
def mass_assignment(request: Any) -> HttpResponse:
    """Writes whatever the request brings."""
    names = {f.name for f in Partner._meta.local_fields} - {"id", "organisation", "version", "public_id"}
    sent = {name: request.POST[name] for name in request.POST if name in names}
    rename(Partner.objects.first(), by=request.principal.actor, moment=now(), **sent)
    return HttpResponseRedirect("/")


@policy(POST="partners.change", form=NoteForm)
def foreign_in_body(request: Any) -> HttpResponse:
    """Changes the organisation whose id the form brings."""
    with maintenance():
        school = Organisation.objects.get(public_id=request.GET.get("organisation", ""))
        _move(school, by=request.principal.actor, moment=now())
    return HttpResponseRedirect("/")


@action("sample.move")
def _move(school: Organisation, *, by: Actor, moment: Any) -> None:
    change(school, city="Иной город")


FAULTY = {
    "forgotten_policy": path("bad/forgotten/<pid:partner>/", forgotten_policy, name="forgotten_policy"),
    "unscoped": path("bad/unscoped/<pid:partner>/", unscoped, name="unscoped"),
    "indiscreet": path("bad/phones/", indiscreet, name="indiscreet"),
    "leaking_list": path("bad/list/", leaking_list, name="leaking_list"),
    "writing_get": path("bad/writing/", writing_get, name="writing_get"),
    "post_by_read_right": path("bad/post/<pid:partner>/", post_by_read_right, name="post_by_read_right"),
    "mass_assignment": path("bad/mass/", mass_assignment, name="mass_assignment"),
    "foreign_in_body": path("bad/body/", foreign_in_body, name="foreign_in_body"),
}
urlpatterns = [*FAULTY.values(), *honest.urlpatterns]
