"""The matching workspace: run, review, lock or forbid, adopt."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.matching.actions import cancel_run, lift, rule
from nastavnik.features.matching.enums import RulingKind
from nastavnik.features.matching.pool import gather
from nastavnik.features.matching.queries import load_ruling, load_run, proposals, rulings, runs
from nastavnik.features.programmes.queries import chosen_tracks, current_programme, pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.verdict import BadInput, NotFound
from nastavnik.processes.adopt_matching import adopt_matching
from nastavnik.processes.solve_matching import solve_matching
from nastavnik.web.matching.forms import AdoptForm, AllowForm, RulingForm, RunForm
from nastavnik.web.matching.showing import in_the_way, run_page, track_tabs
from nastavnik.web.shell.showing import carried_out, show_form
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response


@policy(GET="matching.view", POST="matching.change", form=RunForm)
def current(request: HttpRequest) -> HttpResponse:
    """Who is ready to be matched, the weights, and the runs so far."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "matching/no_programme.html")
    tracks = chosen_tracks(programme)
    if not tracks:
        raise NotFound(
            "В программе не выбрано ни одной формы наставничества: отметьте их на странице программы"
        )
    wanted = request.POST.get("track") or request.GET.get("track", "")
    track = next((one for one in tracks if one.code == wanted), tracks[0])
    form = RunForm(request.POST or None, pack=pack_of(programme), track=track.code)
    if request.method == "POST" and form.is_valid():
        answer = _ask(request, programme, form)
        if answer is not None:
            return answer
    pool, ruled = gather(programme, track.code, moments.today()), rulings(programme)
    page = {
        "programme": programme,
        "track": track,
        "tabs": track_tabs(tracks, track),
        "pool": pool,
        "obstacles": in_the_way(pool, ruled),
        "runs": runs(programme, track.code)[:10],
        "rulings": ruled.filter(mentee__track=track.code),
        "may_change": holds(request.principal.role, "matching.change"),
    }
    return show_form(request, "matching/current.html", form, page)


def _ask(request: HttpRequest, programme, form: RunForm) -> HttpResponse | None:
    made = []
    facts = {"track": form.cleaned_data["track"], "objective": form.cleaned_data["objective"]}
    save = {"weights": form.weights, "by": request.principal.actor, "moment": moments.now()}
    if not carried_out(form, lambda: made.append(solve_matching(programme, **facts, **save))):
        return None
    return redirect("matching:run", made[0].public_id)


@policy(GET="matching.view")
def run(request: HttpRequest, run: str) -> HttpResponse:
    """One run: proposals with reasons, those left over, mentors' load, proof, what changed."""
    found = load_run(run)
    page = run_page(found) | {"may_change": holds(request.principal.role, "matching.change")}
    page["form"] = AdoptForm(
        proposals=page["pairs"],
        initial={
            "starts_on": max(moments.today(), found.programme.starts_on),
            "ends_on": found.programme.ends_on,
        },
    )
    return render(request, "matching/run.html", page)


@policy(POST="matching.change", form=AdoptForm)
def adopt(request: HttpRequest, run: str) -> HttpResponse:
    """The chosen proposals become pairings."""
    found = load_run(run)
    page = run_page(found)
    form = AdoptForm(request.POST, proposals=page["pairs"])
    if form.is_valid():
        chosen = [row for row in page["pairs"] if row.public_id in form.cleaned_data["selected"]]
        dates = {name: form.cleaned_data[name] for name in ("starts_on", "ends_on", "groups")}
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: adopt_matching(chosen, **dates, **save)):
            toast(request, f"Закреплено пар: {len(chosen)}")
            return redirect("pairings:list")
    return show_form(request, "matching/run.html", form, page | {"may_change": True})


@policy(POST="matching.change", form=RulingForm)
def make_ruling(request: HttpRequest, run: str) -> HttpResponse:
    """Lock or forbid, and solve again at once: the run stays, a new one is shown."""
    found, form = load_run(run), RulingForm(request.POST)
    if not form.is_valid():
        raise BadInput("Выберите наставника и решение")
    mentee, mentor = (load_enrolment(form.cleaned_data[side]) for side in ("mentee", "mentor"))
    if mentee.programme_id != found.programme_id or mentor.programme_id != found.programme_id:
        raise NotFound
    by, moment = request.principal.actor, moments.now()
    rule(
        mentee,
        mentor,
        kind=form.cleaned_data["kind"],
        reason=form.cleaned_data["reason"],
        by=by,
        moment=moment,
    )
    return _solve_again(request, found)


@policy(POST="matching.change", form=AllowForm)
def allow(request: HttpRequest) -> HttpResponse:
    """A pair in the way of which a rule stands may be: the next run takes it as possible."""
    form = AllowForm(request.POST)
    if not form.is_valid():
        raise BadInput(next(iter(form.errors.values()))[0])
    mentee, mentor = (load_enrolment(form.cleaned_data[side]) for side in ("mentee", "mentor"))
    save = {"by": request.principal.actor, "moment": moments.now()}
    rule(mentee, mentor, kind=RulingKind.ALLOWED, reason=form.cleaned_data["reason"], **save)
    toast(request, "Разрешено: следующий подбор учтёт эту пару")
    return redirect(f"/matching/?track={mentee.track}")


@policy(POST="matching.change")
def again(request: HttpRequest, run: str) -> HttpResponse:
    """Solve the same question anew."""
    return _solve_again(request, load_run(run))


def _solve_again(request: HttpRequest, found) -> HttpResponse:
    fresh = solve_matching(
        found.programme,
        track=found.track,
        objective=found.objective,
        weights=found.weights,
        by=request.principal.actor,
        moment=moments.now(),
    )
    toast(request, "Подбор пересчитан с вашим решением")
    return redirect("matching:run", fresh.public_id)


@policy(POST="matching.change")
def lift_ruling(request: HttpRequest, ruling: str) -> HttpResponse:
    """Take a ruling back."""
    found = load_ruling(ruling)
    track = found.mentee.track
    lift(found, by=request.principal.actor, moment=moments.now())
    toast(request, "Решение о паре снято")
    return redirect(f"/matching/?track={track}")


@policy(POST="matching.change")
def cancel(request: HttpRequest, run: str) -> HttpResponse:
    """Call a waiting run off."""
    cancel_run(load_run(run), by=request.principal.actor, moment=moments.now())
    toast(request, "Подбор прерван")
    return redirect("matching:current")


@policy(GET="matching.view")
def export(request: HttpRequest, run: str) -> HttpResponse:
    """The proposals as a workbook."""
    rows = [
        (
            n,
            str(row.mentee),
            str(row.mentor or "—"),
            row.score,
            "; ".join(p["reason"] for p in row.parts) or row.why,
        )
        for n, row in enumerate(proposals(load_run(run)), start=1)
    ]
    header = ("№", "Наставляемый", "Наставник", "Балл", "Почему")
    return workbook_response("Подбор пар", header, rows)


@policy(GET="matching.view", query=("part",))
def proof(request: HttpRequest, run: str) -> HttpResponse:
    """The problem or the result as `nastavnik verify` reads it: codes instead of names."""
    found = load_run(run)
    part = "problem" if request.GET.get("part") == "problem" else "result"
    body = json.dumps(found.problem if part == "problem" else found.result, ensure_ascii=False)
    response = HttpResponse(body, content_type="application/json")
    response["Content-Disposition"] = f"attachment; filename={part}.json"
    return response
