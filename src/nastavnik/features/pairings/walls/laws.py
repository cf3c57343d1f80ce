"""Triggers: whichever way it is written, no pairing at work lacks a signature or has an unchecked stranger."""

from nastavnik.features.pairings.walls import rules, sight
from nastavnik.kit.tenancy.outworks import Breach, Law, Outwork

UNSIGNED = "a pairing at work lacks a consent"
UNSCREENED = "an adult from outside is not cleared"
UNCLEARED = "a pairing at work has no day of clearance"
UNKNOWN = "the edition does not know this form"


def _of(pairing: str) -> tuple[Breach, ...]:
    """Both breaches of the pairings that this SQL names."""
    return (
        Breach(f"SELECT 1 FROM gate_unsigned u WHERE u.pairing_id {pairing}", UNSIGNED),  # noqa: S608
        Breach(f"SELECT 1 FROM gate_unscreened u WHERE u.pairing_id {pairing}", UNSCREENED),  # noqa: S608
    )


def _with(enrolment: str) -> str:
    return (
        f"IN (SELECT p.id FROM pairings_pairing p WHERE p.mentor_id = {enrolment} "  # noqa: S608
        f"UNION ALL SELECT m.pairing_id FROM pairings_pairingmember m WHERE m.mentee_id = {enrolment} AND m.until IS NULL)"
    )


def _of_person(person: str) -> str:
    return f"IN (SELECT s.pairing_id FROM gate_side s WHERE s.person_id = {person})"  # noqa: S608


NEW_PAIRING = (
    Breach("SELECT 1 WHERE NEW.cleared_on IS NULL", UNCLEARED),
    Breach(
        "SELECT 1 FROM programmes_programme g WHERE g.id = NEW.programme_id AND NOT EXISTS ("
        "SELECT 1 FROM gate_rule r WHERE r.edition_id = g.edition_id AND r.track = NEW.track AND r.kind = '')",
        UNKNOWN,
    ),
    *_of("= NEW.id"),
)
_PAIR = "UPDATE OF state, mentor_id, programme_id, track, cleared_on"
_SIGNATURE = "SELECT 1 FROM gate_unsigned u WHERE u.person_id = OLD.person_id AND u.kind = OLD.kind"
_CHECK = (Breach("SELECT 1 FROM gate_unscreened u WHERE u.person_id = OLD.person_id", UNSCREENED),)
_CONSENT = "UPDATE OF person_id, kind, contour, state, signed_by_id, expires_on"
_CLEARANCE = "UPDATE OF person_id, decision, decided_on, expires_on, annulled_on"
AT_WORK = f"NEW.state IN {sight.AT_WORK}"
GIVEN = "OLD.state IN ('given', 'yielding')"
LAWS = (
    Law("gate_pairing_insert", "pairings_pairing", "INSERT", AT_WORK, NEW_PAIRING),
    Law("gate_pairing_update", "pairings_pairing", _PAIR, AT_WORK, NEW_PAIRING),
    Law(
        "gate_member_insert", "pairings_pairingmember", "INSERT", "NEW.until IS NULL", _of("= NEW.pairing_id")
    ),
    Law(
        "gate_member_update",
        "pairings_pairingmember",
        "UPDATE OF pairing_id, mentee_id, until",
        "NEW.until IS NULL",
        _of("= NEW.pairing_id"),
    ),
    Law(
        "gate_enrolment_person",
        "enrolments_enrolment",
        "UPDATE OF person_id",
        "NEW.person_id <> OLD.person_id",
        _of(_with("NEW.id")),
    ),
    Law(
        "gate_person_age",
        "people_person",
        "UPDATE OF birth_date, birth_year, kind",
        "NEW.id = OLD.id",
        _of(_of_person("NEW.id")),
    ),
    Law(
        "gate_programme_edition",
        "programmes_programme",
        "UPDATE OF edition_id",
        "NEW.id = OLD.id",
        _of("IN (SELECT p.id FROM pairings_pairing p WHERE p.programme_id = NEW.id)"),
    ),
    Law("gate_consent_update", "consents_consent", _CONSENT, GIVEN, (Breach(_SIGNATURE, UNSIGNED),)),
    Law("gate_consent_delete", "consents_consent", "DELETE", GIVEN, (Breach(_SIGNATURE, UNSIGNED),)),
    Law("gate_clearance_update", "screening_clearance", _CLEARANCE, "NEW.id = OLD.id", _CHECK),
    Law("gate_clearance_delete", "screening_clearance", "DELETE", "OLD.decision = 'admitted'", _CHECK),
)
OUTWORK = Outwork(LAWS, sight.VIEWS, rules.build, rules.drop, rules.TRIGGERS)
