"""Views through which the law looks: who stands in a pairing at work, how old, what is not signed, who is not checked.

Ages are counted on the day when the gates were found open (`cleared_on`): the database has no clock of its own. What
the following days bring is counted by the program (`processes.gates`), and its watch closes what time has closed.
The ages supposed of people without a date of birth are those of the rules of consents.
"""

from nastavnik.features.consents.rules import AGE_WHEN_UNKNOWN_ADULT, AGE_WHEN_UNKNOWN_CHILD
from nastavnik.features.screening.rules import STRANGERS

AT_WORK = "('trial', 'active')"
GROWN = 18
STRANGER_KINDS = "(" + ", ".join(f"'{kind.value}'" for kind in sorted(STRANGERS)) + ")"


def years(vendor: str, person: str, day: str) -> str:
    """Whole years of `person` (alias) on `day` (SQL): by the date of birth, else surely reached by the year; or NULL."""
    born = f"{person}.birth_date"
    if vendor == "sqlite":
        full = (
            f"CAST(strftime('%Y', {day}) AS INTEGER) - CAST(strftime('%Y', {born}) AS INTEGER) "
            f"- (strftime('%m-%d', {day}) < strftime('%m-%d', {born}))"
        )
        surely = f"MAX(CAST(strftime('%Y', {day}) AS INTEGER) - {person}.birth_year - 1, 0)"
    else:
        full = (
            f"EXTRACT(YEAR FROM {day})::int - EXTRACT(YEAR FROM {born})::int "
            f"- (to_char({day}, 'MM-DD') < to_char({born}, 'MM-DD'))::int"
        )
        surely = f"GREATEST(EXTRACT(YEAR FROM {day})::int - {person}.birth_year - 1, 0)"
    return (
        f"CASE WHEN {born} IS NOT NULL THEN CASE WHEN {born} <= {day} THEN {full} END "
        f"WHEN {person}.birth_year IS NOT NULL THEN {surely} END"
    )


def side(vendor: str) -> str:
    """Everybody in a pairing that brings people together."""
    common = "p.id AS pairing_id, COALESCE(p.cleared_on, p.starts_on) AS day, p.track, g.edition_id"
    programme = "JOIN programmes_programme g ON g.id = p.programme_id"
    return f"""
    SELECT {common}, 'mentor' AS side, e.person_id FROM pairings_pairing p {programme}
      JOIN enrolments_enrolment e ON e.id = p.mentor_id WHERE p.state IN {AT_WORK}
    UNION ALL
    SELECT {common}, 'mentee' AS side, e.person_id FROM pairings_pairingmember m
      JOIN pairings_pairing p ON p.id = m.pairing_id {programme}
      JOIN enrolments_enrolment e ON e.id = m.mentee_id WHERE m.until IS NULL AND p.state IN {AT_WORK}"""  # noqa: S608


def person(vendor: str) -> str:
    """The same with age: `age` decides who signs, `grown` whether one is a child."""
    age = years(vendor, "q", "s.day")
    child = f"CASE q.kind WHEN 'pupil' THEN {AGE_WHEN_UNKNOWN_CHILD} ELSE {AGE_WHEN_UNKNOWN_ADULT} END"
    return f"""
    SELECT s.pairing_id, s.day, s.track, s.edition_id, s.side, s.person_id, q.kind AS person_kind,
      COALESCE({age}, {child}) AS age
    FROM gate_side s JOIN people_person q ON q.id = s.person_id"""  # noqa: S608


def unsigned(vendor: str) -> str:
    """Signatures that a pairing at work needs and does not have."""
    return """
    SELECT s.pairing_id, s.person_id, r.kind, r.signer FROM gate_person s
    JOIN gate_rule r ON r.edition_id = s.edition_id AND r.track = s.track AND r.side = s.side AND r.kind <> ''
      AND s.age >= r.age_from AND s.age < r.age_till
    WHERE NOT EXISTS (
      SELECT 1 FROM consents_consent c
      WHERE c.person_id = s.person_id AND c.kind = r.kind AND c.contour IN (r.contour, r.pack)
        AND c.state IN ('given', 'yielding') AND (c.expires_on IS NULL OR c.expires_on >= s.day)
        AND CASE r.signer WHEN 'self' THEN c.signed_by_id IS NULL OR c.signed_by_id = c.person_id
                          ELSE c.signed_by_id IS NOT NULL AND c.signed_by_id <> c.person_id END)"""


def covered(person_id: str, first: str, last: str) -> str:
    """SQL that finds a clearance of the person for all days from `first` to `last`."""
    return (
        f"SELECT 1 FROM screening_clearance c WHERE c.person_id = {person_id} AND c.decision = 'admitted' "  # noqa: S608
        f"AND c.decided_on <= {first} AND c.expires_on >= {last} "
        f"AND (c.annulled_on IS NULL OR c.annulled_on > {last})"
    )


def unscreened(vendor: str) -> str:
    """Adults from outside who stand in a pairing at work beside a child without a clearance."""
    return f"""
    SELECT a.pairing_id, a.person_id FROM gate_person a
    WHERE a.person_kind IN {STRANGER_KINDS} AND a.age >= {GROWN}
      AND EXISTS (SELECT 1 FROM gate_person b WHERE b.pairing_id = a.pairing_id AND b.age < {GROWN})
      AND NOT EXISTS ({covered("a.person_id", "a.day", "a.day")})"""  # noqa: S608


VIEWS = (
    ("gate_side", side),
    ("gate_person", person),
    ("gate_unsigned", unsigned),
    ("gate_unscreened", unscreened),
)
