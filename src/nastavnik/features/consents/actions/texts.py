"""Keeping the exact text that is handed out and signed."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from nastavnik.core.methodology.schema.work import ConsentKind
from nastavnik.features.consents.models import ConsentText
from nastavnik.features.consents.queries import text_by_digest
from nastavnik.features.consents.wording import body_of, digest_of
from nastavnik.kit.actions import Actor, action, create
from nastavnik.kit.moments import local_day
from nastavnik.kit.verdict import Refused


@action("consents.keep_text")
def keep_text(
    kind: ConsentKind, *, contour: str, organisation_id: int, by: Actor, moment: datetime
) -> ConsentText:
    """The edition of today's text; a new one is kept when the methodology says it in other words than before."""
    body = body_of(kind)
    digest = digest_of(body)
    found = text_by_digest(contour, kind.code, digest)
    if found is not None:
        return found
    editions = ConsentText.objects.filter(contour=contour, kind=kind.code)
    row = ConsentText(
        organisation_id=organisation_id,
        contour=contour,
        kind=kind.code,
        number=(editions.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=kind.title,
        body=body,
        answered=[[one.code, one.title] for one in kind.answered],
        digest=digest,
        since=local_day(moment),
    )
    try:
        with transaction.atomic():
            return create(row)
    except IntegrityError as fault:
        found = text_by_digest(contour, kind.code, digest)
        if found is None:
            raise Refused("Редакцию текста только что сохранил другой человек: повторите") from fault
        return found
