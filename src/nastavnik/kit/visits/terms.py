"""How long a visit lives: without a request, and altogether."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nastavnik.kit.visits.store import BEGAN, SEEN

NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Term:
    """`idle`: how long a visit waits for the next request; `whole`: how long it lives at most."""

    idle: timedelta
    whole: timedelta


def overstayed(session: Any, term: Term, moment: datetime) -> bool:
    """Whether the visit is over at this moment; a fresh one begins now."""
    began, seen = _told(session, BEGAN, moment), _told(session, SEEN, moment)
    return moment - seen > term.idle or moment - began > term.whole


def note_request(session: Any, moment: datetime) -> None:
    """Remember that the person was here; written at most once a minute."""
    if BEGAN not in session:
        session[BEGAN] = moment.isoformat()
    if SEEN not in session or moment - datetime.fromisoformat(session[SEEN]) >= NOTED_EVERY:
        session[SEEN] = moment.isoformat()


def _told(session: Any, name: str, moment: datetime) -> datetime:
    return datetime.fromisoformat(session[name]) if name in session else moment
