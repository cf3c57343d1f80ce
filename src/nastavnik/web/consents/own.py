"""One's own consents: a participant for themselves, a guardian for the children they answer for."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.features.consents.actions import agree as agree_by_click
from nastavnik.features.consents.actions import refuse_consent, withdraw_consent
from nastavnik.features.consents.papers import read_text
from nastavnik.features.consents.queries import kind_of, load_own_consent, load_own_person, own_people
from nastavnik.features.consents.rules import may_turn
from nastavnik.features.consents.standing import ENOUGH, Signature, Stand, Standing
from nastavnik.features.consents.wording import body_of, digest_of
from nastavnik.features.enrolments.queries import STANDING, enrolments
from nastavnik.features.organisations.queries import own_organisation
from nastavnik.features.people.queries import person_of_account
from nastavnik.features.programmes.queries import pack_of, running_programmes
from nastavnik.kit import moments
from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.consents.pictures import WHOSE, Look, look_of, matrix
from nastavnik.web.consents.sheet_forms import AgreeForm, TakeBackForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast

if TYPE_CHECKING:
    from nastavnik.features.people.models import Person

OWN_REFUSAL = "не согласен: ответ в личном кабинете"


@dataclass(frozen=True)
class Question:
    """One consent which somebody is asked to answer on their page."""

    person: "Person"
    pack: Pack
    standing: Standing
    signature: Signature

    @property
    def asked(self) -> str:
        """Which of the questions, for the address and the form."""
        return f"{self.pack.contour}.{self.standing.kind.code}"

    @property
    def look(self) -> Look:
        """How this hand's signature stands; while the other one is awaited, that is said beside."""
        alone = replace(self.standing, signatures=(self.signature,))
        told = look_of(alone)
        others = [s for s in self.standing.lacking if s != self.signature.signer]
        return replace(told, note=f"ждём: {WHOSE[others[0]]}" if self.in_force and others else "")

    @property
    def open(self) -> bool:
        """Whether an answer is awaited from this hand."""
        fresh = self.signature.stand == Stand.GIVEN and not self.signature.outdated
        return not fresh

    @property
    def answerable(self) -> bool:
        """Whether it may be answered here, by a click."""
        return self.open and self.standing.kind.by_click

    @property
    def row(self) -> str:
        """The id of what this hand has signed."""
        return str(getattr(self.signature.consent, "public_id", ""))

    @property
    def in_force(self) -> bool:
        """Whether this hand's signature holds now."""
        return self.signature.stand in ENOUGH


@policy(GET="consents.own")
def own(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this hand, and what it has signed."""
    people = own_people(request.principal.actor.account)
    asked = _questions(people)
    families = [(person, signer, [q for q in asked if q.person == person]) for person, signer in people]
    page = {"families": [row for row in families if row[2]], "known": bool(people)}
    return render(request, "consents/own.html", page)


@policy(GET="consents.own", POST="consents.own", form=AgreeForm)
def agree(request: HttpRequest, person: str) -> HttpResponse:
    """The whole text, and one decision; nothing is chosen beforehand."""
    account = request.principal.actor.account
    found = load_own_person(person, account)
    question = _question(found, request.POST.get("asked", "") or request.GET.get("asked", ""))
    kind, body = question.standing.kind, body_of(question.standing.kind)
    initial = {"asked": question.asked, "digest": digest_of(body)}
    form = AgreeForm(request.POST or None, kind=kind, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: _answer(request, form, question))
    ):
        refused = form.cleaned_data["decision"] == "refuse"
        toast(request, "Отказ записан" if refused else "Согласие записано")
        return redirect("consents:own")
    page = {
        "person": found[0],
        "own": found[1] == "self",
        "kind": kind,
        "paragraphs": read_text(body, kind, own_organisation()),
        "digest": digest_of(body),
    }
    return show_form(request, "consents/agree.html", form, page)


def _answer(request: HttpRequest, form: AgreeForm, question: Question) -> None:
    me = person_of_account(request.principal.actor.account)
    contour, facts = question.pack.contour, {"by": request.principal.actor, "moment": moments.now()}
    if form.cleaned_data["decision"] == "refuse":
        refuse_consent(
            question.person, question.standing.kind, contour=contour, on=moments.today(), reason=OWN_REFUSAL,
            signed_by=me, **facts,
        )  # fmt: skip
        return
    agree_by_click(
        question.person, question.standing.kind, contour=contour, digest=form.cleaned_data["digest"],
        signed_by=me, answers=form.answers, terms=form.cleaned_data.get("terms", ""), **facts,
    )  # fmt: skip


@policy(GET="consents.own", POST="consents.own", form=TakeBackForm)
def take_back(request: HttpRequest, consent: str) -> HttpResponse:
    """One's own withdrawal: at once and without a reason."""
    account = request.principal.actor.account
    row = load_own_consent(consent, account)
    if not may_turn(row, "withdrawn"):
        raise NotFound
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: _take_back(request, row, form.cleaned_data["reason"])):
            toast(request, "Согласие отозвано", tone="warning")
            return redirect("consents:own")
    kind = kind_of(row)
    page = {
        "title": f"Отозвать: {kind.title if kind else row.kind}?",
        "consequences": [
            f"{row.person}: согласие перестанет действовать сегодня же.",
            "Куратор узнает об этом сразу. Дать согласие снова можно в любой день.",
        ],
        "verb": "Отозвать согласие",
        "cancel_url": reverse("consents:own"),
        "danger": True,
    }
    return show_form(request, "confirm.html", form, page)


def _take_back(request: HttpRequest, row: Any, reason: str) -> None:
    by = request.principal.actor
    withdraw_consent(
        row,
        on=moments.today(),
        reason=reason,
        ended_by=person_of_account(by.account),
        by=by,
        moment=moments.now(),
    )


def _questions(people: "list[tuple[Person, str]]") -> list[Question]:
    """What the programmes at work ask of these people, each by the hand that signs."""
    hands = {person.pk: signer for person, signer in people}
    found = []
    for programme in running_programmes():
        pack = pack_of(programme)
        rows = enrolments(programme).filter(person_id__in=hands, state__in=STANDING)
        for row in matrix(rows, pack, moments.today()):
            for one in row.standings:
                mine = [s for s in one.signatures if s.signer == hands[row.person.pk]]
                found += [Question(row.person, pack, one, signature) for signature in mine]
    return found


def _question(found: "tuple[Person, str]", asked: str) -> Question:
    """The question named, or the first that waits; `NotFound` when there is none."""
    waiting = [q for q in _questions([found]) if q.answerable and asked in ("", q.asked)]
    if not waiting:
        raise NotFound("Здесь отвечать уже не на что: откройте страницу «Мои согласия» заново")
    return waiting[0]
