"""The passport, partners, and the coordinator's list of organisations."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.organisations.actions import add_partner, change_partner, change_passport
from nastavnik.features.organisations.queries import (
    load_partner,
    overseen_organisations,
    own_organisation,
    partners,
)
from nastavnik.features.organisations.rules import missing_for_documents
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.web.organisations.forms import PartnerForm, PassportForm
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.tables import Column, Listing
from nastavnik.web.shell.toasts import toast

PARTNER_COLUMNS = (
    Column("Название", "name", ("name_key",)),
    Column("Вид", "kind", ("kind",)),
    Column("Контакт"),
    Column("Соглашение", "until", ("agreement_until",)),
)


@policy(GET="organisations.view")
def passport(request: HttpRequest) -> HttpResponse:
    """What documents will say about the organisation, and what is missing."""
    organisation = own_organisation()
    page = {
        "organisation": organisation,
        "missing": missing_for_documents(organisation),
        "timeline": timeline_of(organisation.public_id),
    }
    return render(request, "organisations/passport.html", page)


@policy(GET="organisations.change", POST="organisations.change", form=PassportForm)
def edit_passport(request: HttpRequest) -> HttpResponse:
    """Fill the passport in."""
    organisation = own_organisation()
    form = PassportForm(
        request.POST or None, initial=initial_of(organisation, PassportForm), version=organisation.version
    )
    if request.method == "POST" and form.is_valid():
        change_passport(
            organisation,
            expected=form.seen_version,
            **form.cleaned_data,
            by=request.principal.actor,
            moment=moments.now(),
        )
        toast(request, "Паспорт сохранён")
        return redirect("organisations:passport")
    return show_form(request, "organisations/passport_form.html", form)


@policy(GET="partners.view")
def partner_list(request: HttpRequest) -> HttpResponse:
    """Outside organisations that lend mentors."""
    listing = Listing(request, partners(), PARTNER_COLUMNS, sort="name")
    return render(request, "organisations/partners.html", {"listing": listing})


@policy(GET="partners.change", POST="partners.change", form=PartnerForm)
def new_partner(request: HttpRequest) -> HttpResponse:
    """Enter a partner."""
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if carried_out(
            form, lambda: add_partner(**form.cleaned_data, by=request.principal.actor, moment=moments.now())
        ):
            toast(request, "Партнёр добавлен")
            return redirect("organisations:partners")
    return show_form(request, "organisations/partner_form.html", form)


@policy(GET="partners.change", POST="partners.change", form=PartnerForm)
def edit_partner(request: HttpRequest, partner: str) -> HttpResponse:
    """Correct a partner."""
    found = load_partner(partner)
    form = PartnerForm(request.POST or None, initial=initial_of(found, PartnerForm), version=found.version)
    if request.method == "POST" and form.is_valid():
        change_partner(
            found,
            expected=form.seen_version,
            **form.cleaned_data,
            by=request.principal.actor,
            moment=moments.now(),
        )
        toast(request, "Партнёр сохранён")
        return redirect("organisations:partners")
    return show_form(request, "organisations/partner_form.html", form, {"partner": found})


@policy(GET="organisations.oversee")
def overseen(request: HttpRequest) -> HttpResponse:
    """Organisations beneath a coordinator: passports only, no names of people."""
    columns = (
        Column("Организация", "name", ("name_key",)),
        Column("Вид", "kind", ("kind",)),
        Column("Место"),
        Column("Сайт"),
    )
    listing = Listing(request, overseen_organisations(), columns, sort="name")
    return render(request, "organisations/overseen.html", {"listing": listing})
