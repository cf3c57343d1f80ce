"""State and outcome of a clearance; kinds are codes of the pack."""

from enum import StrEnum

from django.db.models import TextChoices


class ClearanceState(TextChoices):
    ENTERED = "entered", "внесена"
    ANNULLED = "annulled", "аннулирована"


class Admission(TextChoices):
    ADMITTED = "admitted", "допущен к работе с детьми"
    REFUSED = "refused", "не допущен"


class Standing(StrEnum):
    """How an adult's clearance stands on a day, from the best to the worst."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    ANNULLED = "annulled"
    REFUSED = "refused"
    MISSING = "missing"


STANDING_TITLES = {
    Standing.VALID: "действует",
    Standing.EXPIRING: "скоро истекает",
    Standing.EXPIRED: "истекла",
    Standing.ANNULLED: "аннулирована",
    Standing.REFUSED: "не допущен",
    Standing.MISSING: "нет",
}
