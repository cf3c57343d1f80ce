"""Proposals the curator agrees with become pairings: all of them or none."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.matching.actions import mark_adopted
from nastavnik.features.matching.rules import may_adopt
from nastavnik.features.pairings.actions import propose_pairing
from nastavnik.kit.actions import Actor

if TYPE_CHECKING:
    from nastavnik.features.matching.models import Proposal
    from nastavnik.features.pairings.models import Pairing


def adopt_matching(
    proposals: "Sequence[Proposal]",
    *,
    starts_on: date,
    ends_on: date,
    groups: bool,
    by: Actor,
    moment: datetime,
) -> "list[Pairing]":
    """Propose a pairing for each proposal, or one group for each mentor; places are taken in the same transaction."""
    made = []
    with transaction.atomic():
        for proposal in proposals:
            may_adopt(proposal).require()
        for bundle in _bundles(proposals, groups):
            mentor = bundle[0].mentor
            assert mentor is not None
            pairing = propose_pairing(
                bundle[0].run.programme,
                mentor,
                [proposal.mentee for proposal in bundle],
                track=bundle[0].run.track,
                starts_on=starts_on,
                ends_on=ends_on,
                score=bundle[0].score if len(bundle) == 1 else None,
                score_parts=bundle[0].parts if len(bundle) == 1 else (),
                by=by,
                moment=moment,
            )
            for proposal in bundle:
                mark_adopted(proposal, pairing, by=by, moment=moment)
            made.append(pairing)
    return made


def _bundles(proposals: "Sequence[Proposal]", groups: bool) -> "list[list[Proposal]]":
    if not groups:
        return [[proposal] for proposal in proposals]
    by_mentor: dict[int | None, list[Proposal]] = {}
    for proposal in proposals:
        by_mentor.setdefault(proposal.mentor_id, []).append(proposal)
    return list(by_mentor.values())
