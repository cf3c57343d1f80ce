"""Wrong references to legal acts in a draft are put right wherever the curator wrote them."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from nastavnik.features.documents.actions import mend_settings
from nastavnik.features.documents.filling.citations import mended_settings, mended_steps
from nastavnik.features.documents.filling.facts import Facts
from nastavnik.features.roadmaps.actions import change_step
from nastavnik.features.roadmaps.queries import load_step
from nastavnik.kit.actions import Actor
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Refused

if TYPE_CHECKING:
    from nastavnik.features.documents.models import Document


def mend_citations(document: "Document", *, expected: int | None = None, by: Actor, moment: datetime) -> int:
    """Mend the settings of the draft and the steps it prints; how many texts were changed."""
    facts = Facts(document, local_day(moment, document.organisation.zone))
    settings, rows = mended_settings(facts), mended_steps(facts)
    if not settings and not rows:
        raise Refused("Исправлять нечего: ссылки уже исправлены или написаны не в этом документе")
    with transaction.atomic():
        if settings:
            mend_settings(document, expected=expected, by=by, moment=moment)
        for key, fields in rows:
            change_step(load_step(key), by=by, moment=moment, **fields)
    return len(settings) + sum(len(fields) for _, fields in rows)
