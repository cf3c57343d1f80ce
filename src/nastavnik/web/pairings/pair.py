"""What the page of one pair tells, and what may be done there."""

from datetime import date

from django.utils.timezone import localtime

from nastavnik.features.meetings.enums import MeetingState
from nastavnik.features.meetings.queries import cycle, journal
from nastavnik.features.meetings.rules import may_mark, may_meet, overdue
from nastavnik.features.pairings.enums import OPEN_STATES, PairingState
from nastavnik.features.pairings.queries import history_of, members_of
from nastavnik.features.pairings.rules import may_turn, may_undo, reason_title
from nastavnik.features.programmes.content import mentor_parts
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit import moments
from nastavnik.kit.policy import holds
from nastavnik.kit.timeline import timeline_of
from nastavnik.processes.gates import Gates, gates_of
from nastavnik.web.pairings.listing import TONES

MEETING_TONES = {
    MeetingState.PLANNED: ("info", "calendar-event"),
    MeetingState.HELD: ("good", "circle-check"),
    MeetingState.MISSED: ("bad", "circle-x"),
    MeetingState.CANCELLED: ("calm", "calendar-off"),
}


def pair_facts(pairing, role: str) -> dict[str, object]:
    """Everything the template needs."""
    pack, today, rows = pack_of(pairing.programme), moments.today(), journal(pairing)
    open_now = pairing.state in OPEN_STATES
    gates = gates_of(pairing, today) if open_now else None
    models = {model.code: model.title for model in pack.track(pairing.track).role_models}
    return {
        "pairing": pairing,
        "members": members_of([pairing])[pairing.pk],
        "left": [row for row in history_of(pairing) if row.until and open_now],
        "track": pack.track(pairing.track),
        "parts": mentor_parts(pack, pack.track(pairing.track)),
        "role_model": models.get(pairing.role_model, ""),
        "tone": TONES.get(pairing.state, "calm"),
        "gates": gates,
        "owed": _owed(gates),
        "stages": cycle_line(pairing, rows, today),
        "meetings": meeting_events(pairing, rows),
        "held": sum(row.state == MeetingState.HELD for row in rows),
        "needed": pack.defaults.meetings_to_complete,
        "closing": reason_title(pairing) if pairing.closing_reason else "",
        "may": _may(pairing, role),
        "why": [(str(part.get("title", "")), str(part.get("reason", ""))) for part in pairing.score_parts],
        "timeline": timeline_of(pairing.public_id),
    }


def _owed(gates: Gates | None) -> list[tuple[object, list[str]]]:
    """Each participant with the sentences of what is missing."""
    return [(person, [one.sentence for one in missing]) for person, missing in gates.owed] if gates else []


def _may(pairing, role: str) -> dict[str, bool]:
    change = holds(role, "pairings.change")
    log = holds(role, "meetings.log")
    return {
        "start": change and bool(may_turn(pairing, PairingState.ACTIVE)),
        "trial": change and bool(may_turn(pairing, PairingState.TRIAL)),
        "suspend": change and bool(may_turn(pairing, PairingState.SUSPENDED)),
        "close": change and bool(may_turn(pairing, PairingState.TERMINATED)),
        "undo": change and bool(may_undo(pairing)),
        "edit": change and pairing.state in OPEN_STATES,
        "plan": log and bool(may_meet(pairing)),
        "mark": log and bool(may_mark(pairing)),
        "screening": holds(role, "screening.view"),
        "open": holds(role, "meetings.open"),
    }


def cycle_line(pairing, rows, today: date) -> list[dict[str, str]]:
    """The cycle as stages of a line, with dates or counts beneath."""
    return [
        {"title": step.kind.title, "state": step.state, "note": _note(step)}
        for step in cycle(pairing, rows, today)
    ]


def _note(step) -> str:
    if step.planned:
        return f"назначена на {localtime(step.planned):%d.%m}"
    if step.held > 1:
        return f"состоялось {step.held}"
    return f"{localtime(step.last):%d.%m.%Y}" if step.last else "" if step.kind.obligatory else "по желанию"


def meeting_events(pairing, rows) -> list[dict[str, object]]:
    """Meetings for a timeline, newest first."""
    titles = {kind.code: kind.title for kind in pack_of(pairing.programme).meetings}
    return [_event(row, titles.get(row.kind, row.kind)) for row in reversed(rows)]


def _event(row, title: str) -> dict[str, object]:
    tone, icon = MEETING_TONES[row.state]
    state = row.get_state_display()
    if overdue(row, moments.now()):
        tone, icon, state = "warn", "clock-exclamation", "ждёт отметки"
    told = [row.topic, row.place, row.done, f"Договорились: {row.agreed}" if row.agreed else "", row.reason]
    return {
        "when": f"{localtime(row.planned_at):%d.%m.%Y %H:%M}",
        "text": f"{title} — {state}",
        "who": row.get_mood_display() if row.mood else "",
        "detail": ". ".join(part for part in told if part),
        "public_id": row.public_id,
        "tone": tone,
        "icon": icon,
    }
