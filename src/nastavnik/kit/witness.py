"""The newest head of the trail, kept by somebody outside: without it cutting off the end could not be seen (D37)."""

from datetime import datetime

from django.conf import settings

from nastavnik.kit.actions import Actor, action
from nastavnik.kit.audit.tables import Seal
from nastavnik.kit.audit.words import register_events
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.mail.tables import Letter

register_events({"trail.witness": "Печать журнала отправлена хранителю"})
BODY = """Печать журнала действий на {day}.

Последняя запись: {entry}
Печать: {head}

Сохраните это письмо вне компьютера, на котором стоит программа. Проверка: nastavnik audit verify --expect {head}
Если печати в журнале больше нет, записи после неё или вместе с ней были убраны.
"""


@action("trail.witness")
def tell_witness(*, by: Actor, moment: datetime) -> Letter | None:
    """One letter a week to `settings.AUDIT_WITNESS`; None without an address or before the first seal."""
    seal = Seal.objects.last()
    if seal is None or not settings.AUDIT_WITNESS:
        return None
    year, week, _ = moment.isocalendar()
    body = BODY.format(day=f"{moment:%d.%m.%Y}", entry=seal.last_entry, head=seal.head[:24])
    return send_later(settings.AUDIT_WITNESS, "Печать журнала действий", body, f"trail-{year}-{week}", None)
