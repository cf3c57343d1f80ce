"""Triggers: whichever way it is written, no adult from outside meets a child on a day no clearance covers.

The day of a meeting is that of its school. SQLite knows no zones: those of Russia keep one distance from UTC all the
year and are spelled out; in any other both days that the moment may belong to must be covered.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from nastavnik.features.consents.rules import AGE_WHEN_UNKNOWN_ADULT, AGE_WHEN_UNKNOWN_CHILD
from nastavnik.features.pairings.walls.sight import (
    GROWN,
    STRANGER_KINDS,
    covered,
    years,
)
from nastavnik.kit.tenancy.outworks import Breach, Law, Outwork

UNSCREENED = "an adult from outside meets a child without a clearance"
ZONES = (
    "UTC", "Europe/Kaliningrad", "Europe/Moscow", "Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd",
    "Europe/Astrakhan", "Europe/Samara", "Europe/Saratov", "Europe/Ulyanovsk", "Asia/Yekaterinburg", "Asia/Omsk",
    "Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk",
    "Asia/Chita", "Asia/Yakutsk", "Asia/Khandyga", "Asia/Vladivostok", "Asia/Ust-Nera", "Asia/Magadan",
    "Asia/Sakhalin", "Asia/Srednekolymsk", "Asia/Kamchatka", "Asia/Anadyr",
)  # fmt: skip
WESTMOST, EASTMOST = "-12 hours", "+14 hours"


def _distance(zone: str) -> str:
    away = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset()
    assert away is not None
    return f"{int(away.total_seconds() // 3600):+d} hours"


def _local(vendor: str, otherwise: str) -> str:
    if vendor == "postgresql":
        return "(m.planned_at AT TIME ZONE o.zone)::date"
    known = " ".join(f"WHEN '{zone}' THEN '{_distance(zone)}'" for zone in ZONES)
    return f"date(m.planned_at, CASE o.zone {known} ELSE '{otherwise}' END)"


def meeting(vendor: str) -> str:
    """Meetings planned and held, with the first and the last day they may fall on."""
    return f"""
    SELECT m.id AS meeting_id, m.state, m.pairing_id,
      {_local(vendor, WESTMOST)} AS first_day, {_local(vendor, EASTMOST)} AS last_day
    FROM meetings_meeting m JOIN organisations_organisation o ON o.id = m.organisation_id
    WHERE m.state IN ('planned', 'held')"""  # noqa: S608


def present(vendor: str) -> str:
    """Everybody who stands in the pairing on the day of the meeting."""
    return """
    SELECT t.meeting_id, t.state, t.pairing_id, t.first_day, t.last_day, e.person_id FROM gate_meeting t
      JOIN pairings_pairing p ON p.id = t.pairing_id JOIN enrolments_enrolment e ON e.id = p.mentor_id
    UNION ALL
    SELECT t.meeting_id, t.state, t.pairing_id, t.first_day, t.last_day, e.person_id FROM gate_meeting t
      JOIN pairings_pairingmember m ON m.pairing_id = t.pairing_id AND (m.until IS NULL OR m.until >= t.first_day)
      JOIN enrolments_enrolment e ON e.id = m.mentee_id"""


def met(vendor: str) -> str:
    """Adults from outside at a meeting beside a child without a clearance for that day."""
    unknown = f"CASE q.kind WHEN 'pupil' THEN {AGE_WHEN_UNKNOWN_CHILD} ELSE {AGE_WHEN_UNKNOWN_ADULT} END"
    youngest, oldest = years(vendor, "q", "b.first_day"), years(vendor, "q", "a.last_day")
    return f"""
    SELECT a.meeting_id, a.state, a.pairing_id, a.person_id FROM gate_present a
    JOIN people_person q ON q.id = a.person_id
    WHERE q.kind IN {STRANGER_KINDS} AND COALESCE({oldest}, {unknown}) >= {GROWN}
      AND EXISTS (SELECT 1 FROM gate_present b JOIN people_person q ON q.id = b.person_id
        WHERE b.meeting_id = a.meeting_id AND COALESCE({youngest}, {unknown}) < {GROWN})
      AND NOT EXISTS ({covered("a.person_id", "a.first_day", "a.last_day")})"""  # noqa: S608


def _found(where: str) -> tuple[Breach, ...]:
    return (Breach(f"SELECT 1 FROM gate_met g WHERE {where}", UNSCREENED),)  # noqa: S608


_MEETS = "NEW.state IN ('planned', 'held')"
_CLEARANCE = "UPDATE OF person_id, decision, decided_on, expires_on, annulled_on"
_OF_PERSON = "g.person_id = OLD.person_id"
_AHEAD = "g.state = 'planned' AND g.pairing_id"
_PAIRS = (
    "SELECT p.id FROM pairings_pairing p WHERE p.mentor_id {enrolled} UNION ALL "
    "SELECT m.pairing_id FROM pairings_pairingmember m WHERE m.mentee_id {enrolled}"
)
_THEIRS = _PAIRS.format(enrolled="= NEW.id")
_OF_NEW_PERSON = _PAIRS.format(
    enrolled="IN (SELECT e.id FROM enrolments_enrolment e WHERE e.person_id = NEW.id)"
)
LAWS = (
    Law("gate_meeting_insert", "meetings_meeting", "INSERT", _MEETS, _found("g.meeting_id = NEW.id")),
    Law(
        "gate_meeting_update",
        "meetings_meeting",
        "UPDATE OF state, planned_at, pairing_id",
        _MEETS,
        _found("g.meeting_id = NEW.id"),
    ),
    Law(
        "gate_met_clearance_update", "screening_clearance", _CLEARANCE, "NEW.id = OLD.id", _found(_OF_PERSON)
    ),
    Law(
        "gate_met_clearance_delete",
        "screening_clearance",
        "DELETE",
        "OLD.decision = 'admitted'",
        _found(_OF_PERSON),
    ),
    Law(
        "gate_met_member_insert",
        "pairings_pairingmember",
        "INSERT",
        "NEW.until IS NULL",
        _found(f"{_AHEAD} = NEW.pairing_id"),
    ),
    Law(
        "gate_met_member_update",
        "pairings_pairingmember",
        "UPDATE OF pairing_id, mentee_id",
        "NEW.until IS NULL",
        _found(f"{_AHEAD} = NEW.pairing_id"),
    ),
    Law(
        "gate_met_mentor",
        "pairings_pairing",
        "UPDATE OF mentor_id",
        "NEW.mentor_id <> OLD.mentor_id",
        _found(f"{_AHEAD} = NEW.id"),
    ),
    Law(
        "gate_met_enrolment",
        "enrolments_enrolment",
        "UPDATE OF person_id",
        "NEW.person_id <> OLD.person_id",
        _found(f"{_AHEAD} IN ({_THEIRS})"),
    ),
    Law(
        "gate_met_person",
        "people_person",
        "UPDATE OF birth_date, birth_year, kind",
        "NEW.id = OLD.id",
        _found(f"{_AHEAD} IN ({_OF_NEW_PERSON})"),
    ),
)
VIEWS = (("gate_meeting", meeting), ("gate_present", present), ("gate_met", met))
OUTWORK = Outwork(LAWS, VIEWS)
