"""How long a visit of each duty lives: the more it sees, the shorter. Data."""

from datetime import timedelta

from nastavnik.features.accounts.enums import Role
from nastavnik.kit.visits.terms import Term


def _term(idle_minutes: int, whole_hours: int) -> Term:
    return Term(timedelta(minutes=idle_minutes), timedelta(hours=whole_hours))


# shared computers of a computer class: a pupil who walked away is signed out before the next one sits down
SHORTEST = _term(20, 3)
TERMS: dict[str, Term] = {
    Role.CURATOR: _term(120, 12),
    Role.HEAD: _term(120, 12),
    Role.CLASS_TEACHER: _term(60, 12),
    Role.PSYCHOLOGIST: _term(60, 12),
    Role.MENTOR: _term(60, 12),
    Role.MENTEE: SHORTEST,
    Role.GUARDIAN: _term(30, 6),
    Role.MUNICIPAL: _term(60, 12),
    Role.REGIONAL: _term(60, 12),
    Role.OPERATOR: _term(30, 8),
    Role.AUDITOR: _term(60, 8),
}


def term_of(role: str | None) -> Term:
    """The term of this duty; of nobody's duty the shortest."""
    return TERMS.get(role or "", SHORTEST)
