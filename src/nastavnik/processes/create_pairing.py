"""A curator makes a pairing by hand: the chosen mentor and mentees, found by their opaque ids."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.enrolments.queries import load_enrolment
from nastavnik.features.pairings.actions import propose_pairing
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing
    from nastavnik.features.programmes.models import Programme


def create_pairing(
    programme: "Programme",
    *,
    mentor: str,
    mentees: Sequence[str],
    starts_on: date,
    ends_on: date,
    role_model: str = "",
    kind: str | None = None,
    by: Actor,
    moment: datetime,
) -> "Pairing":
    """Propose the pairing of these enrolments; its track is the mentor's."""
    with transaction.atomic():
        chosen = load_enrolment(mentor)
        return propose_pairing(
            programme, chosen, [load_enrolment(one) for one in mentees], track=chosen.track,
            starts_on=starts_on, ends_on=ends_on, role_model=role_model, kind=kind, by=by, moment=moment,
        )  # fmt: skip
