"""Consents of one person: how each stands, what happened to it, and what can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.actions import (
    ask_consent,
    give_consent,
    refuse_consent,
    show_scan,
    strike_consent,
    withdraw_consent,
)
from nastavnik.features.consents.enums import Answer
from nastavnik.features.consents.queries import consents_by_person, history_of, kind_of, load_consent
from nastavnik.features.consents.rules import may_turn
from nastavnik.features.consents.standing import standings
from nastavnik.features.consents.wording import current_digests
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.methodology.queries import installed_codes, pack_here
from nastavnik.features.people.queries import guardians_of, load_person
from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.policy import holds, policy
from nastavnik.web.consents.answers import ANSWER, CONDITION
from nastavnik.web.consents.forms import GiveForm, RefuseForm, SignerForm, WithdrawForm
from nastavnik.web.consents.pictures import look_of, matrix, soon_of
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.consents.models import Consent
    from nastavnik.features.people.models import Person

AFTER = {
    "pairing": "Новые пары с этим участником закрепить будет нельзя, а действующая пара остановится сама, и назначенные встречи отменятся.",
    "publication": "Имя и снимки участника нужно убрать из всего, что опубликовано.",
    "nothing": "На участие в программе это не повлияет.",
}


@policy(GET="consents.view")
def person_consents(request: HttpRequest, person: str) -> HttpResponse:
    """Each kind with its signatures, and the whole history."""
    found = load_person(person)
    pack = _pack(request)
    role = request.principal.role
    told = _told(request, found, pack)
    page = {
        "person": found,
        "told": [(one, look_of(one)) for one in told],
        "history": [_event(row) for row in history_of(found)],
        "guardians": [row.guardian for row in guardians_of(found)],
        "may_change": holds(role, "consents.change") and found.state == "active",
        "may_see_people": holds(role, "people.view"),
        "may_add_guardian": holds(role, "people.change"),
    }
    return render(request, "consents/person.html", page)


@policy(GET="consents.change", POST="consents.change", form=GiveForm)
def give(request: HttpRequest, person: str) -> HttpResponse:
    """Record a consent signed on paper."""

    def write(found: "Person", facts: dict[str, Any], form: Any, **author: Any) -> None:
        apart = [name for name in facts if name.startswith((ANSWER, CONDITION))]
        told = {name: value for name, value in facts.items() if name not in apart}
        give_consent(found, told.pop("kind"), answers=form.answers, **told, **author)

    return _signed(request, person, GiveForm, write, "Согласие записано", "consents/give.html")


@policy(GET="consents.change", POST="consents.change", form=SignerForm)
def ask(request: HttpRequest, person: str) -> HttpResponse:
    """Note that the sheet was handed out."""

    def write(found: "Person", facts: dict[str, Any], form: Any, **author: Any) -> None:
        ask_consent(found, facts.pop("kind"), **facts, **author)

    return _signed(request, person, SignerForm, write, "Отмечено: согласие запрошено", "consents/ask.html")


@policy(GET="consents.change", POST="consents.change", form=RefuseForm)
def refuse(request: HttpRequest, person: str) -> HttpResponse:
    """Note a refusal and its reason."""

    def write(found: "Person", facts: dict[str, Any], form: Any, **author: Any) -> None:
        refuse_consent(found, facts.pop("kind"), **facts, **author)

    return _signed(request, person, RefuseForm, write, "Отказ записан", "consents/refuse.html")


@policy(GET="consents.change", POST="consents.change", form=WithdrawForm)
def withdraw(request: HttpRequest, consent: str) -> HttpResponse:
    """A given consent is taken back; what follows is said before."""
    row = load_consent(consent)
    form = WithdrawForm(request.POST or None, person=row.person, initial={"on": moments.today()})
    back = reverse("consents:person", args=[row.person.public_id])
    if request.method == "POST" and form.is_valid():
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: withdraw_consent(row, **form.cleaned_data, by=by, moment=moment)):
            toast(request, "Отзыв записан", tone="warning")
            return redirect(back)
    kind = kind_of(row)
    page = {
        "title": f"Отозвать: {kind.title if kind else row.kind}?",
        "consequences": [f"{row.person}: согласие перестанет действовать со дня отзыва.", *_after(kind)],
        "verb": "Записать отзыв",
        "cancel_url": back,
        "danger": True,
    }
    return show_form(request, "confirm.html", form, page)


@policy(GET="consents.change", POST="consents.change")
def strike(request: HttpRequest, consent: str) -> HttpResponse:
    """A consent entered by mistake is taken off."""
    row = load_consent(consent)
    back = reverse("consents:person", args=[row.person.public_id])
    if request.method == "POST":
        strike_consent(row, by=request.principal.actor, moment=moments.now())
        toast(request, "Ошибочная запись убрана")
        return redirect(back)
    kind = kind_of(row)
    page = {
        "title": f"Убрать ошибочную запись: {kind.title if kind else row.kind}?",
        "consequences": [
            f"{row.person}: запись исчезнет, скан будет удалён. В журнале останется, кто и когда её убрал.",
            "Если согласие было и его отозвали, записывайте отзыв, а не ошибку.",
        ],
        "verb": "Убрать запись",
        "cancel_url": back,
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", page)


@policy(POST="consents.change")
def scan(request: HttpRequest, consent: str) -> HttpResponse:
    """The scan as a file; a line stays in the trail."""
    row = show_scan(load_consent(consent), by=request.principal.actor, moment=moments.now())
    return file_response(row.scan)


def _signed(
    request: HttpRequest,
    person: str,
    kind_of_form: type[SignerForm],
    write: Callable[..., None],
    done: str,
    template: str,
) -> HttpResponse:
    found, pack = load_person(person), _pack(request)
    initial = {"kind": request.GET.get("kind", ""), "given_on": moments.today(), "on": moments.today()}
    guardians = [row.guardian for row in guardians_of(found)]
    if request.GET.get("signer") == "guardian" and guardians:
        initial["signed_by"] = guardians[0]
    form = kind_of_form(request.POST or None, request.FILES or None, person=found, pack=pack, initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data) | {"contour": pack.contour}
        by, moment = request.principal.actor, moments.now()
        if carried_out(form, lambda: write(found, facts, form, by=by, moment=moment)):
            toast(request, done)
            return redirect("consents:person", person)
    return show_form(request, template, form, {"person": found, "after": list(AFTER.values())})


def _pack(request: HttpRequest) -> Pack:
    programme = current_programme(request.session.get("programme", ""))
    return pack_of(programme) if programme else pack_here(installed_codes()[0])


def _told(request: HttpRequest, person: "Person", pack: Pack) -> list[Any]:
    """Standings of the person: what their part in the programme asks for, or every kind of the pack."""
    programme = current_programme(request.session.get("programme", ""))
    rows = enrolments(programme).filter(person=person, state__in=STANDING) if programme else []
    taking_part = matrix(rows, pack, moments.today())
    if taking_part:
        return taking_part[0].standings
    given = consents_by_person([person], pack.contour)[person.pk]
    return standings(
        person,
        pack.consents,
        (),
        given,
        day=moments.today(),
        soon=soon_of(pack),
        texts=current_digests(pack.consents),
    )


def _event(row: "Consent") -> dict[str, Any]:
    kind = kind_of(row)
    return {
        "row": row,
        "title": kind.title if kind else row.kind,
        "signer": row.signed_by or "сам участник",
        "allowed": [_told_answer(one) for one in row.answers if one["answer"] != Answer.NO],
        "withdrawable": bool(may_turn(row, "withdrawn")),
    }


def _told_answer(one: dict[str, str]) -> str:
    return f"{one['title']} ({one['terms']})" if one.get("terms") else one["title"]


def _after(kind: ConsentKind | None) -> list[str]:
    if kind is None:
        return []
    told = [AFTER[kind.gates]]
    if kind.revocation_days:
        told.append(
            f"Прекратить действия, на которые было дано согласие, нужно за {kind.revocation_days} рабочих дня."
        )
    return [*told, "Запись останется в истории вместе с причиной."]
