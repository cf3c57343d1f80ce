"""What the page of one participant shows."""

from typing import Any

from nastavnik.core.calendars.week import free_time_words, read_free_time
from nastavnik.features.enrolments.enums import Decision, EnrolmentState, Side
from nastavnik.features.enrolments.queries import interviews_of, offer_of, request_of
from nastavnik.features.enrolments.rules import STATE_OF_DECISION, may_turn
from nastavnik.features.programmes.queries import pack_of
from nastavnik.kit.timeline import timeline_of


def participant_page(found) -> dict[str, Any]:
    """Facts, statement, interviews, the turns allowed now, and the story."""
    pack = pack_of(found.programme)
    statement = offer_of(found) if found.side == Side.MENTOR else request_of(found)
    codes = statement.competences if found.side == Side.MENTOR else statement.needs
    return {
        "enrolment": found,
        "track": pack.track(found.track),
        "statement": statement,
        "tags": [one.title for one in pack.competences if one.code in codes],
        "slots": told_slots(statement.slots),
        "languages": _titles(pack.matching.languages, statement.languages),
        "experiences": _titles(
            pack.matching.experiences,
            statement.experience if found.side == Side.MENTOR else statement.support,
        ),
        "interviews": interviews_of(found),
        "criteria": {one.code: one.title for one in pack.selection.criteria},
        "decisions": [
            (state, value, Decision(value).label.capitalize())
            for value, state in STATE_OF_DECISION.items()
            if state != found.state and may_turn(found, state)
        ],
        "may_leave": bool(may_turn(found, EnrolmentState.WITHDRAWN)),
        "may_turn": _turn(found),
        "timeline": timeline_of(found.public_id),
    }


def told_slots(slots: list[str]) -> str:
    """Hours as people write them; what is not an hour stays as it was written."""
    read = read_free_time("; ".join(slots))
    return "; ".join(filter(None, (free_time_words(read.hours), *read.unclear)))


def _titles(entries, codes: list[str]) -> list[str]:
    return [one.title for one in entries if one.code in codes]


def _turn(found) -> str:
    if found.state == EnrolmentState.ACCEPTED:
        return "Программа завершена"
    return "Вернуть в кандидаты" if may_turn(found, EnrolmentState.CANDIDATE) else ""
