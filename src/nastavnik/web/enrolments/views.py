"""The bases of mentees and mentors, and the page of one participant."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.enrolments.actions import (
    bring_back,
    change_enrolment,
    decide,
    finish,
    hold_interview,
    undo_enrolment,
    withdraw,
    write_offer,
    write_request,
)
from nastavnik.features.enrolments.enums import EnrolmentState, Side
from nastavnik.features.enrolments.queries import (
    counts,
    load_enrolment,
    offer_of,
    request_of,
)
from nastavnik.features.enrolments.rules import STATE_OF_DECISION
from nastavnik.features.programmes.queries import chosen_tracks, current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import NotFound
from nastavnik.processes.enrol_people import enrol_people
from nastavnik.web.enrolments.export import base_export
from nastavnik.web.enrolments.forms import (
    BaseFilter,
    ColumnsForm,
    DecisionForm,
    EnrolForm,
    InterviewForm,
    OfferForm,
    RequestForm,
    WithdrawForm,
)
from nastavnik.web.enrolments.listing import candidates, entrusted_only, read_base, visible_enrolment
from nastavnik.web.enrolments.participant import participant_page, told_slots
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast


@policy(GET="enrolments.view")
def bases(request: HttpRequest) -> HttpResponse:
    """Both bases of the current programme, one tab each."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "enrolments/no_programme.html")
    side = Side.MENTOR if request.GET.get("side") == Side.MENTOR else Side.MENTEE
    form = BaseFilter(request.GET, tracks=chosen_tracks(programme))
    base = read_base(request, programme, side, form)
    totals = counts(programme)
    tabs = [
        {"title": title, "url": f"?side={value}", "current": side == value, "count": totals[value]}
        for value, title in ((Side.MENTEE, "Наставляемые"), (Side.MENTOR, "Наставники"))
    ]
    page = {"programme": programme, "side": side, "tabs": tabs, "filter": form, "listing": base}
    page["tracks"] = chosen_tracks(programme)
    return render(request, "enrolments/bases.html", page)


@policy(GET="enrolments.view")
def export(request: HttpRequest) -> HttpResponse:
    """The base as shown, as a workbook."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        raise NotFound
    side = Side.MENTOR if request.GET.get("side") == Side.MENTOR else Side.MENTEE
    form = BaseFilter(request.GET, tracks=chosen_tracks(programme))
    return base_export(read_base(request, programme, side, form), side)


@policy(GET="enrolments.nominate", POST="enrolments.nominate", form=EnrolForm)
def new(request: HttpRequest) -> HttpResponse:
    """Enter people into a base; a class teacher proposes mentees only."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "enrolments/no_programme.html")
    side = request.POST.get("side") or request.GET.get("side", Side.MENTEE)
    side = side if side in Side.values and not entrusted_only(request) else Side.MENTEE
    people = candidates(request, programme, side)
    form = EnrolForm(
        request.POST or None,
        tracks=chosen_tracks(programme),
        people=people,
        initial={"side": side, "entered_on": moments.today()},
    )
    if request.method == "POST" and form.is_valid():
        chosen = [p for p in people if p.public_id in form.cleaned_data["selected"]]
        if carried_out(form, lambda: _enrol_all(request, programme, chosen, side, form.cleaned_data)):
            toast(request, f"Внесено в базу: {len(chosen)}")
            return redirect(f"/enrolments/?side={side}")
    return show_form(request, "enrolments/new.html", form, {"programme": programme, "side": side})


def _enrol_all(request, programme, people, side, facts) -> None:
    enrol_people(
        programme,
        people,
        side=side,
        track=facts["track"],
        entered_on=facts["entered_on"],
        by=request.principal.actor,
        moment=moments.now(),
    )


@policy(GET="enrolments.view")
def page(request: HttpRequest, enrolment: str) -> HttpResponse:
    """One participant: statement, interview, decision, story."""
    found = visible_enrolment(request, enrolment)
    shown = participant_page(found) | {"may_change": holds(request.principal.role, "enrolments.change")}
    return render(request, "enrolments/page.html", shown)


@policy(GET="enrolments.change", POST="enrolments.change", form=ColumnsForm)
def edit(request: HttpRequest, enrolment: str) -> HttpResponse:
    """The base's own columns."""
    found = load_enrolment(enrolment)
    initial = initial_of(found, ColumnsForm)
    form = ColumnsForm(request.POST or None, side=found.side, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: change_enrolment(found, **form.cleaned_data, **save)):
            toast(request, "Сведения базы сохранены")
            return redirect("enrolments:page", found.public_id)
    return show_form(request, "enrolments/form.html", form, {"enrolment": found, "heading": "Сведения базы"})


@policy(GET="enrolments.change", POST="enrolments.change", form=(RequestForm, OfferForm))
def statement(request: HttpRequest, enrolment: str) -> HttpResponse:
    """The request of a mentee or the offer of a mentor."""
    found = load_enrolment(enrolment)
    kind, row, write = (
        (OfferForm, offer_of(found), write_offer)
        if found.side == Side.MENTOR
        else (RequestForm, request_of(found), write_request)
    )
    initial = initial_of(row, kind) | {"interests": ", ".join(row.interests), "slots": told_slots(row.slots)}
    form = kind(request.POST or None, pack=pack_of(found.programme), initial=initial, version=row.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: write(found, **form.facts, **save)):
            toast(request, "Сохранено")
            return redirect("enrolments:page", found.public_id)
    heading = "Предложение наставника" if found.side == Side.MENTOR else "Запрос наставляемого"
    return show_form(request, "enrolments/form.html", form, {"enrolment": found, "heading": heading})


@policy(GET="enrolments.change", POST="enrolments.change", form=InterviewForm)
def interview(request: HttpRequest, enrolment: str) -> HttpResponse:
    """Write an interview down; its decision is carried out."""
    found = load_enrolment(enrolment)
    pack = pack_of(found.programme)
    kind = (
        pack.track(found.track).mentor_kind
        if found.side == Side.MENTOR
        else pack.track(found.track).mentee_kind
    )
    criteria = [one for one in pack.selection.criteria if not one.kinds or kind in one.kinds]
    form = InterviewForm(request.POST or None, criteria=criteria, initial={"held_on": moments.today()})
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("held_on", "decision", "criterion", "reason")}
        save = {"marks": form.marks, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: hold_interview(found, **facts, **save)):
            toast(request, "Собеседование записано")
            return redirect("enrolments:page", found.public_id)
    return show_form(request, "enrolments/form.html", form, {"enrolment": found, "heading": "Собеседование"})


@policy(POST="enrolments.change", form=DecisionForm)
def decision(request: HttpRequest, enrolment: str) -> HttpResponse:
    """Accept, keep in reserve or decline."""
    found = load_enrolment(enrolment)
    form = DecisionForm(request.POST)
    if form.is_valid():
        decide(
            found,
            state=STATE_OF_DECISION[form.cleaned_data["decision"]],
            reason=form.cleaned_data["reason"],
            by=request.principal.actor,
            moment=moments.now(),
        )
        toast(request, "Решение записано")
    return redirect("enrolments:page", found.public_id)


@policy(GET="enrolments.change", POST="enrolments.change", form=WithdrawForm)
def leave(request: HttpRequest, enrolment: str) -> HttpResponse:
    """The participant leaves the programme."""
    found = load_enrolment(enrolment)
    form = WithdrawForm(request.POST or None, initial={"on": moments.today()})
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: withdraw(found, **form.cleaned_data, **save)):
            toast(request, "Участник выбыл из программы")
            return redirect("enrolments:page", found.public_id)
    return show_form(
        request, "enrolments/form.html", form, {"enrolment": found, "heading": "Выбытие из программы"}
    )


@policy(POST="enrolments.change")
def turn(request: HttpRequest, enrolment: str) -> HttpResponse:
    """One-button turns: back to candidates, or the programme completed."""
    found = load_enrolment(enrolment)
    by, moment = request.principal.actor, moments.now()
    if found.state == EnrolmentState.ACCEPTED:
        finish(found, on=moments.today(), by=by, moment=moment)
        toast(request, "Отмечено: программа завершена")
    else:
        bring_back(found, by=by, moment=moment)
        toast(request, "Участник снова среди кандидатов")
    return redirect("enrolments:page", found.public_id)


@policy(POST="enrolments.change")
def undo(request: HttpRequest, enrolment: str) -> HttpResponse:
    """Take back an entry made by mistake."""
    found = load_enrolment(enrolment)
    side = found.side
    undo_enrolment(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Внесение в базу отменено")
    return redirect(f"/enrolments/?side={side}")
