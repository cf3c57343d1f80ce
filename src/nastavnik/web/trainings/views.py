"""The school of mentors: lessons, attendance, hours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nastavnik.features.programmes.queries import current_programme, pack_of
from nastavnik.features.trainings.actions import (
    cancel_training,
    change_training,
    mark_attendance,
    plan_training,
)
from nastavnik.features.trainings.queries import (
    attendance_of,
    load_training,
    mentors_with_hours,
    trainings,
)
from nastavnik.features.trainings.rules import training_gap
from nastavnik.kit import moments
from nastavnik.kit.policy import holds, policy
from nastavnik.kit.timeline import timeline_of
from nastavnik.kit.verdict import NotFound
from nastavnik.web.shell.showing import carried_out, initial_of, show_form
from nastavnik.web.shell.toasts import toast
from nastavnik.web.shell.workbooks import workbook_response
from nastavnik.web.trainings.forms import AttendanceForm, TrainingForm


@policy(GET="trainings.view")
def school(request: HttpRequest) -> HttpResponse:
    """Lessons of the programme, and who already has enough hours."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "trainings/no_programme.html")
    pack, mentors = pack_of(programme), mentors_with_hours(programme)
    modules = {one.code: one.title for one in pack.training.modules}
    page = {
        "programme": programme,
        "trainings": [(row, modules.get(row.module, row.module)) for row in trainings(programme)],
        "mentors": [(mentor, hours, training_gap(hours, pack)) for mentor, hours in mentors],
        "threshold": pack.training.threshold_hours,
        "ready": sum(bool(training_gap(hours, pack)) for _, hours in mentors),
        "may_change": holds(request.principal.role, "trainings.change"),
    }
    return render(request, "trainings/school.html", page)


@policy(GET="trainings.view")
def export(request: HttpRequest) -> HttpResponse:
    """The attendance register: mentors and their hours."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        raise NotFound
    pack = pack_of(programme)
    rows = [
        (n, str(mentor.person), float(hours), "да" if training_gap(hours, pack) else "нет")
        for n, (mentor, hours) in enumerate(mentors_with_hours(programme), start=1)
    ]
    return workbook_response("Обучение наставников", ("№", "Наставник", "Часов", "Порог пройден"), rows)


@policy(GET="trainings.change", POST="trainings.change", form=TrainingForm)
def new(request: HttpRequest) -> HttpResponse:
    """Plan a lesson."""
    programme = current_programme(request.session.get("programme", ""))
    if programme is None:
        return render(request, "trainings/no_programme.html")
    modules = pack_of(programme).training.modules
    form = TrainingForm(
        request.POST or None, modules=modules, initial={"held_on": moments.today(), "hours": 2}
    )
    if request.method == "POST" and form.is_valid():
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: plan_training(programme, **form.cleaned_data, **save)):
            toast(request, "Занятие назначено")
            return redirect("trainings:list")
    return show_form(request, "trainings/form.html", form, {"heading": "Новое занятие"})


@policy(GET="trainings.change", POST="trainings.change", form=TrainingForm)
def edit(request: HttpRequest, training: str) -> HttpResponse:
    """Correct a lesson."""
    found = load_training(training)
    modules = pack_of(found.programme).training.modules
    initial = initial_of(found, TrainingForm)
    form = TrainingForm(request.POST or None, modules=modules, initial=initial, version=found.version)
    if request.method == "POST" and form.is_valid():
        save = {"expected": form.seen_version, "by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: change_training(found, **form.cleaned_data, **save)):
            toast(request, "Занятие сохранено")
            return redirect("trainings:page", found.public_id)
    return show_form(request, "trainings/form.html", form, {"heading": "Правка занятия", "training": found})


@policy(GET="trainings.view", POST="trainings.change", form=AttendanceForm)
def page(request: HttpRequest, training: str) -> HttpResponse:
    """One lesson and its attendance sheet."""
    found = load_training(training)
    mentors = mentors_with_hours(found.programme)
    came = {row.enrolment.public_id for row in attendance_of(found) if row.present}
    form = AttendanceForm(request.POST or None, mentors=mentors, initial={"present": list(came)})
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["present"])
        everybody = [mentor for mentor, _ in mentors]
        present = {mentor.pk for mentor in everybody if mentor.public_id in chosen}
        save = {"by": request.principal.actor, "moment": moments.now()}
        if carried_out(form, lambda: mark_attendance(found, everybody, present, **save)):
            toast(request, f"Посещение отмечено: {len(present)} из {len(everybody)}")
            return redirect("trainings:list")
    shown = {
        "training": found,
        "came": len(came),
        "mentors": mentors,
        "timeline": timeline_of(found.public_id),
        "may_change": holds(request.principal.role, "trainings.change"),
    }
    return show_form(request, "trainings/page.html", form, shown)


@policy(GET="trainings.change", POST="trainings.change")
def cancel(request: HttpRequest, training: str) -> HttpResponse:
    """Take a lesson off."""
    found = load_training(training)
    if request.method == "POST":
        cancel_training(found, by=request.principal.actor, moment=moments.now())
        toast(request, "Занятие отменено")
        return redirect("trainings:list")
    question = {
        "title": "Отменить занятие?",
        "consequences": [
            "Занятие уйдёт из списка вместе с отметками посещения.",
            "Часы наставников уменьшатся.",
        ],
        "verb": "Отменить занятие",
        "cancel_url": f"/trainings/{found.public_id}/",
        "danger": True,
        "form": None,
    }
    return render(request, "confirm.html", question)
