"""Destruction: selection → preview → commission → confirmation by another person → act and extract."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.core.privacy.facts import russian_facts
from nastavnik.features.people.queries import person_by_id
from nastavnik.features.privacy import queries
from nastavnik.features.privacy.actions import decline_destruction, propose_destruction
from nastavnik.features.privacy.choosing import expired
from nastavnik.features.privacy.rules import may_decide
from nastavnik.kit import moments
from nastavnik.kit.files.serving import file_response
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.destroy_people import destroy_people
from nastavnik.web.privacy.forms import DeclineForm, DestructionForm
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="privacy.view")
def listing(request: HttpRequest) -> HttpResponse:
    """All destructions, the newest first."""
    rows = list(queries.destructions())
    counts = queries.counts_of(rows)
    page = {
        "rows": [(row, counts.get(row.pk, 0), russian_facts().reason(row.reason).title) for row in rows],
        "may_change": holds(request.principal.role, "privacy.change"),
    }
    return render(request, "privacy/destructions.html", page)


@policy(GET="privacy.change", POST="privacy.change", form=DestructionForm, query=("person",))
def new(request: HttpRequest) -> HttpResponse:
    """Choose by a term, or one person by their request; look; name the commission; propose."""
    terms = [one for one in russian_facts().terms if one.people]
    term = next((one for one in terms if one.code == request.GET.get("term", "")), terms[0])
    one = person_by_id(request.GET.get("person", ""))
    ripe = [] if one else expired(term.code, moments.today())
    chosen = {one: "по обращению"} if one else {row.person: row.why for row in ripe if not row.held}
    form = DestructionForm(request.POST or None, chosen=chosen, initial=_initial(chosen, one))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        wanted = set(told.pop("people"))
        picked = {person: why for person, why in chosen.items() if person.public_id in wanted}
        save = {"term": "" if one else term.code, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: propose_destruction(picked, **told, **save)):
            toast(request, "Уничтожение предложено: теперь его подтверждает руководитель")
            return redirect("privacy:destructions")
    page = {"terms": terms, "term": term, "one": one, "chosen": chosen, "kept": [r for r in ripe if r.held]}
    return show_form(request, "privacy/choose.html", form, page)


def _initial(chosen, one):
    return {
        "people": [person.public_id for person in chosen],
        "reason": "withdrawal" if one else "term",
        "order_date": moments.today(),
    }


@policy(GET="privacy.view")
def page(request: HttpRequest, destruction: str) -> HttpResponse:
    """One destruction: whom it takes or what it took, its papers."""
    found, role = queries.load_destruction(destruction), request.principal.role
    shown = {
        "found": found,
        "reason": russian_facts().reason(found.reason).title,
        "doomed": queries.doomed_of(found),
        "may_confirm": holds(role, "privacy.confirm") and may_decide(found, request.principal.actor.account),
        "decision": may_decide(found, request.principal.actor.account),
        "may_decline": found.state == "proposed" and holds(role, "privacy.decide"),
        "timeline": timeline_of(found.public_id),
    }
    return render(request, "privacy/destruction.html", shown)


@policy(GET="privacy.confirm", POST="privacy.confirm")
def confirm(request: HttpRequest, destruction: str) -> HttpResponse:
    """Ask once more, then destroy."""
    found = queries.load_destruction(destruction)
    if request.method == "POST":
        destroy_people(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Сведения уничтожены, акт и выгрузка готовы")
        return redirect("privacy:destruction", found.public_id)
    may_decide(found, request.principal.actor.account).require()
    question = {
        "title": "Уничтожить сведения безвозвратно?",
        "consequences": [
            f"Людей: {queries.doomed_of(found).count()}. Имена, контакты, тексты, файлы и значения в журнале исчезнут.",
            "Числа и даты участия останутся под кодами записей: отчёты не изменятся.",
            "Вернуть ничего нельзя. Напечатайте приложение с именами до подтверждения.",
        ],
        "verb": "Уничтожить",
        "cancel_url": f"/privacy/destructions/{found.public_id}/",
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", question)


@policy(GET="privacy.decide", POST="privacy.decide", form=DeclineForm)
def decline(request: HttpRequest, destruction: str) -> HttpResponse:
    """Say no: the data stay."""
    found = queries.load_destruction(destruction)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: decline_destruction(found, **form.cleaned_data, **save)):
            toast(request, "Уничтожение отклонено, сведения остались")
            return redirect("privacy:destructions")
    page = {"heading": "Отклонить уничтожение", "cancel": "privacy:destructions", "verb": "Отклонить"}
    return show_form(request, "privacy/form.html", form, page)


@policy(GET="privacy.decide")
def subjects(request: HttpRequest, destruction: str) -> HttpResponse:
    """The paper list «code — name» for the act: printed before the destruction, never kept."""
    found = queries.load_destruction(destruction)
    return render(
        request,
        "privacy/subjects.html",
        {"found": found, "people": [r.person for r in queries.doomed_of(found)]},
    )


@policy(GET="privacy.view")
def act(request: HttpRequest, destruction: str) -> HttpResponse:
    """The act as a file."""
    return _paper(queries.load_destruction(destruction).act)


@policy(GET="privacy.view")
def extract(request: HttpRequest, destruction: str) -> HttpResponse:
    """The extract as a file."""
    return _paper(queries.load_destruction(destruction).extract)


def _paper(stored):
    if stored is None:
        raise NotFound("Документа ещё нет: сведения не уничтожены")
    return file_response(stored)
