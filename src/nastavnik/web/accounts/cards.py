"""Cards of pupils: printed for a class, issued anew, annulled; and the way in by a card."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nastavnik.core.paperwork.cards import CardPaper, cards_pdf
from nastavnik.features.accounts.actions import annul_card, issue_card
from nastavnik.features.accounts.actions.cards import Printed
from nastavnik.features.accounts.backends import Accounts
from nastavnik.features.accounts.queries import (
    card_by_code,
    card_in_hand,
    cards,
    is_known_device,
    load_card,
)
from nastavnik.features.accounts.rules import may_read_card
from nastavnik.features.people.queries import card_holder, class_choices, load_class
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.codes import plain
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.policy import PUBLIC, policy
from nastavnik.kit.tenancy.scope import maintenance
from nastavnik.kit.verdict import BadInput
from nastavnik.kit.visits.devices import device_mark
from nastavnik.processes.open_by_card import open_by_card
from nastavnik.processes.print_cards import holders_of, print_cards
from nastavnik.web.accounts.forms import CardCodeForm, CardPhraseForm, PrintCardsForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

HELD = "card"


@policy(GET="cards.view", POST="cards.change", form=PrintCardsForm)
def card_list(request: HttpRequest) -> HttpResponse:
    """Who has a card; printing for a class gives the file with the codes, which are shown nowhere else."""
    classes = list(class_choices())
    form = PrintCardsForm(request.POST or None, classes=classes)
    if request.method == "POST" and form.is_valid():
        made: list[Printed] = []
        if carried_out(form, lambda: made.extend(_printed(request, form.cleaned_data))):
            return _paper(request, made)
    text = request.GET.get("q", "").strip()
    rows = cards().filter(addressee__icontains=text) if text else cards()
    page = {"rows": rows, "now": moments.true_now(), "text": text, "classes": classes}
    return show_form(request, "accounts/cards.html", form, page)


def _printed(request: HttpRequest, told: dict[str, Any]) -> list[Printed]:
    school_class = load_class(told["school_class"])
    by, moment = request.principal.actor, moments.true_now()
    return print_cards(school_class, again=told["again"], by=by, moment=moment)


@policy(POST="cards.change")
def reissue(request: HttpRequest, card: str) -> HttpResponse:
    """A new card instead of a lost one, and a new phrase with it."""
    old, moment = load_card(card), moments.true_now()
    (holder,) = holders_of([card_holder(old)])
    organisation = request.principal.membership.organisation_id
    made = issue_card(holder, organisation_id=organisation, by=request.principal.actor, moment=moment)
    return _paper(request, [made])


@policy(POST="cards.change")
def annul(request: HttpRequest, card: str) -> HttpResponse:
    """A lost card opens nothing any more."""
    annul_card(load_card(card), by=request.principal.actor, moment=moments.true_now())
    toast(request, "Карточка аннулирована: войти по ней больше нельзя")
    return redirect("accounts:cards")


def _paper(request: HttpRequest, made: list[Printed]) -> HttpResponse:
    address = settings.PUBLIC_URL.rstrip("/") + reverse("accounts:card")
    papers = [
        CardPaper(
            one.card.addressee, one.code, f"{address}#{plain(one.code)}", f"{one.card.expires_at:%d.%m.%Y}"
        )
        for one in made
    ]
    school = request.principal.membership.organisation.short_name
    data = cards_pdf(papers, address.split("://")[-1].rstrip("/"), school)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="cards.pdf"'
    return response


@policy(GET=PUBLIC, POST=PUBLIC, form=CardCodeForm, rate="card")
def card(request: HttpRequest) -> HttpResponse:
    """The code of a card: it says whose sign-in this is, and by itself opens only one that was never opened."""
    form = CardCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: _take_in_hand(request, form.cleaned_data["code"])):
            return redirect("accounts:card-phrase")
    return show_form(request, "accounts/card.html", form)


def _take_in_hand(request: HttpRequest, code: str) -> None:
    moment = moments.true_now()
    take_try("card", moment)
    found = card_by_code(code)
    may_read_card(found, moment).require()
    give_back("card", moment)
    request.session[HELD] = found.public_id


@policy(GET=PUBLIC, POST=PUBLIC, form=CardPhraseForm, rate="password")
def card_phrase(request: HttpRequest) -> HttpResponse:
    """A new card asks to make a phrase up, an opened one asks for it."""
    held = card_in_hand(request.session.get(HELD, ""))
    if held is None or not may_read_card(held, moments.true_now()):
        return redirect("accounts:card")
    form = CardPhraseForm(request.POST or None, fresh=held.used_at is None)
    if request.method == "POST" and form.is_valid():
        accounts: list[Any] = []
        if carried_out(form, lambda: accounts.append(_opened(request, held, form.cleaned_data["phrase"]))):
            del request.session[HELD]
            return _enter(request, accounts[0])
    return show_form(request, "accounts/card_phrase.html", form, {"card": held})


def _opened(request: HttpRequest, held: Any, phrase: str) -> Any:
    moment = moments.true_now()
    if held.used_at is None:
        with maintenance():
            return open_by_card(held, phrase=phrase, by=Actor(None, "guest"), moment=moment)
    account, mark = held.account, device_mark(request)
    known = is_known_device(account.username, mark)
    whose: dict[str, Any] = {"account": account.username, "device": mark, "known": known}
    take_try("password", moment, **whose)
    if not (account.check_password(phrase) and Accounts().user_can_authenticate(account)):
        raise BadInput("Кодовая фраза не подошла: проверьте раскладку и введите ещё раз", field="phrase")
    give_back("password", moment, **whose)
    return account


def _enter(request: HttpRequest, account: Any) -> HttpResponse:
    record_authentication(request, account, method="card")
    response = perform_login(request, Login(user=account))
    if request.user.is_authenticated:
        toast(request, f"Вход открыт. Без карточки входите под именем «{account.username}» и кодовой фразой")
    return response
