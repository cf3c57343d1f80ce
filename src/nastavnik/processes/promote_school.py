"""«1 сентября» with what it means for programmes: those who leave stand in no base afterwards; undone as one thing."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.enrolments.actions import restore, withdraw
from nastavnik.features.enrolments.queries import enrolments_by_code, standing_enrolments_of
from nastavnik.features.pairings.queries import open_pairings_among
from nastavnik.features.people.actions import promote, undo_promotion
from nastavnik.kit.actions import Actor
from nastavnik.kit.verdict import YES, Refused, Verdict, no

if TYPE_CHECKING:
    from nastavnik.features.people.models import Promotion
    from nastavnik.features.people.promotion import Plan

WHY = "окончил обучение: классы переведены на новый год"


def may_promote(plan: "Plan") -> Verdict:
    """Nobody leaves out of an open pair: it is first closed with its own reason."""
    if plan.faults:
        return no(plan.faults[0])
    open_ones = list(open_pairings_among(plan.leaving)[:5])
    if not open_ones:
        return YES
    told = "; ".join(str(one) for one in open_ones)
    return no(f"Уходящие состоят в незакрытых парах: сначала завершите их ({told})")


def promote_school(plan: "Plan", *, by: Actor, moment: datetime) -> "Promotion":
    """Carry the plan out; whoever leaves is taken out of the bases."""
    with transaction.atomic():
        may_promote(plan).require()
        standing = standing_enrolments_of(plan.leaving)
        notes = {"enrolments": [[one.public_id, one.state] for one in standing]}
        for one in standing:
            withdraw(one, on=plan.day, reason=WHY, by=by, moment=moment)
        return promote(plan, notes=notes, by=by, moment=moment)


def take_promotion_back(promotion: "Promotion", *, by: Actor, moment: datetime) -> None:
    """Classes, lists and bases are as they were, or nothing changes and the reason is told."""
    with transaction.atomic():
        told = promotion.moved["notes"].get("enrolments", [])
        undo_promotion(promotion, by=by, moment=moment)
        found = enrolments_by_code([code for code, _ in told])
        for code, state in told:
            if code not in found:
                raise Refused("Участие одного из выбывших уже убрано: перевод не отменить")
            restore(found[code], state=state, by=by, moment=moment)
