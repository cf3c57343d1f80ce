"""Six numbers with their denominators, the chart of meetings, the stage line."""

from datetime import timedelta
from typing import Any

from nastavnik.core.calendars.months import NOMINATIVE
from nastavnik.core.russian.plurals import counted
from nastavnik.features.enrolments.enums import Side
from nastavnik.features.people.queries import people
from nastavnik.kit.policy import holds
from nastavnik.web.programmes.burning import place
from nastavnik.web.programmes.facts import Facts
from nastavnik.web.shell.charts import BarChart

MEETINGS = ("встреча", "встречи", "встреч")


def numbers(facts: Facts, role: str | None) -> list[dict[str, Any]]:
    """What the row of numbers says; a link only where the duty may follow it."""
    mentees, mentors = facts.side(Side.MENTEE), facts.side(Side.MENTOR)
    planned, held = facts.months.get((facts.today.year, facts.today.month), (0, 0))
    agreed = len(facts.accepted) - len(facts.owed)
    told = [
        _number("Наставляемых", len(mentees), pool_of_mentees(facts), "users-group", "enrolments:bases", "enrolments.view",
                _with(len(mentees), len({m.pk for m in mentees} & facts.paired), "уже в парах")),
        _number("Наставников", len(mentors), len(facts.side(Side.MENTOR, accepted=False)), "user-star", "enrolments:bases",
                "enrolments.view", _places(mentors)),
        _number("Пар и групп", len(facts.at_work), target_of(facts) or len(facts.pairings), "heart-handshake",
                "pairings:list", "pairings.view", "цель программы" if target_of(facts) else "работают из всех открытых"),
        _number("Встреч за месяц", held, planned, "calendar-check", "meetings:list", "meetings.view", _last_month(facts)),
        _number("Обучено", facts.trained, len(mentors), "school", "trainings:list", "trainings.view", "наставников базы"),
        _number("Согласий", agreed, len(facts.accepted), "file-check", "consents:list", "consents.view",
                "участников со всеми подписями"),
    ]  # fmt: skip
    return [one | {"url": one["url"] if holds(role, one.pop("right")) else ""} for one in told]


def _number(label: str, value: int, of: int, icon: str, route: str, right: str, note: str) -> dict[str, Any]:
    return {
        "label": label, "value": value, "of": of, "icon": icon, "url": place(route), "right": right, "note": note,
    }  # fmt: skip


def _with(whole: int, part: int, words: str) -> str:
    return f"{words} {part} из {whole}" if whole else ""


def _places(mentors: list[Any]) -> str:
    free = sum(max(0, m.places - m.used_places) for m in mentors)
    return f"свободных мест {free}" if mentors else ""


def pool_of_mentees(facts: Facts) -> int:
    """How many people of the lists might be mentees of the chosen contour at all."""
    kinds = {
        facts.pack.person_kind(t.mentee.kind).people[0]
        for t in facts.pack.tracks
        if t.contour == facts.pack.contour
    }
    return int(people().filter(kind__in=kinds).count())


def target_of(facts: Facts) -> int:
    """Pairs wanted in all tracks together; 0 when nobody set a target."""
    return sum(row.target or 0 for row in facts.track_rows)


def _last_month(facts: Facts) -> str:
    last = facts.today.replace(day=1) - timedelta(days=1)
    before = facts.months.get((last.year, last.month))
    return f"в прошлом месяце {before[1]} из {before[0]}" if before else "из назначенных"


def chart_of(facts: Facts) -> BarChart:
    """Planned and held meetings in every month of the programme; what has not come yet has no bar."""
    months = _months(facts)
    labels = [NOMINATIVE[month - 1][:3].capitalize() for _, month in months]
    pairs = [facts.months.get(month) for month in months]
    begun = [_begun(month, facts) for month in months]
    plan = [pair[0] if pair else (0 if past else None) for pair, past in zip(pairs, begun, strict=True)]
    fact = [(pair[1] if pair else 0) if past else None for pair, past in zip(pairs, begun, strict=True)]
    return BarChart(labels, [("План", plan), ("Факт", fact)], unit="встреч")


def _begun(month: tuple[int, int], facts: Facts) -> bool:
    return month <= (facts.today.year, facts.today.month)


def _months(facts: Facts) -> list[tuple[int, int]]:
    year, month = facts.programme.starts_on.year, facts.programme.starts_on.month
    last, found = (facts.programme.ends_on.year, facts.programme.ends_on.month), []
    while (year, month) <= last:
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def chart_words(facts: Facts) -> str:
    """The sentence that says what the picture shows."""
    planned = sum(pair[0] for pair in facts.months.values())
    held = sum(pair[1] for pair in facts.months.values())
    if not planned:
        return "Встреч пока не назначали."
    return f"За программу назначено {counted(planned, *MEETINGS)}, состоялось {held}."


def stage_line(facts: Facts) -> list[dict[str, Any]]:
    """The seven stages: passed, current, ahead; each leads to its steps of the roadmap."""
    now = facts.programme.stage
    roadmap = place("roadmaps:current")
    return [
        {
            "title": stage.short_title, "state": "done" if stage.number < now else "current" if stage.number == now else "ahead",
            "url": f"{roadmap}?stage={stage.number}" if roadmap else "",
            "note": f"{stage.done} из {stage.total}" + (f", просрочено {stage.overdue}" if stage.overdue else "") if stage.total else "",
        }
        for stage in facts.stages
    ]  # fmt: skip


def proposed_stage(facts: Facts) -> dict[str, Any] | None:
    """The stage to which the facts have come, with the reason; None when the programme stands right."""
    now = facts.programme.stage
    reached, why = _reached(facts)
    if reached > now:
        return {"stage": facts.pack.stage_number(reached), "why": why}
    current = next(stage for stage in facts.stages if stage.number == now)
    if current.total and current.finished and now < len(facts.stages):
        return {"stage": facts.pack.stage_number(now + 1), "why": "все мероприятия этапа закрыты"}
    return None


def _reached(facts: Facts) -> tuple[int, str]:
    """The furthest stage whose steps the pack proves by facts that exist already."""
    standing = {
        "training": (facts.trained, "наставники уже обучены"),
        "pairing": (len(facts.at_work), "пары уже работают"),
        "meetings": (sum(mark.held for mark in facts.marks.values()), "встречи уже идут"),
    }
    reached = [
        (facts.pack.stage(step.stage).number, standing[step.evidence.kind][1])
        for step in facts.pack.roadmap.steps
        if step.evidence.kind in standing and standing[step.evidence.kind][0]
    ]
    return max(reached, default=(0, ""))
