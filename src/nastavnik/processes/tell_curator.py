"""A letter to the curator when pairings stop by themselves: no names in it, the page tells them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from nastavnik.core.russian.plurals import counted
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.audit.words import register_events
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.mail.tables import Letter

if TYPE_CHECKING:
    from nastavnik.features.pairings.models import Pairing

register_events({"gates.tell": "Куратору отправлено письмо об остановленных парах"})
SUBJECT = "Пары остановлены: закончились согласия или сведения о проверке"
BODY = """В программе «{programme}» остановлено: {count}.

Согласие отозвано или закончилось, истекли сведения о проверке взрослого либо изменился возраст участника. Назначенные
встречи этих пар отменены. Имена и причины — на первой странице программы, в списке «Что горит».
Когда недостающее появится, верните пару к работе: отменённые встречи, которые ещё впереди, назначатся снова.
"""


def tell_of_held_back(pairings: "Iterable[Pairing]", *, by: Actor, moment: datetime) -> None:
    """One letter for each programme of these pairings whose curator has an address."""
    held: dict[int, list[Pairing]] = {}
    for pairing in pairings:
        held.setdefault(pairing.programme_id, []).append(pairing)
    for rows in held.values():
        curator = rows[0].programme.curator
        if curator is not None and curator.email:
            _tell(rows, curator.email, by=by, moment=moment)


@action("gates.tell")
def _tell(rows: "list[Pairing]", address: str, *, by: Actor, moment: datetime) -> Letter:
    first = rows[0]
    body = BODY.format(programme=first.programme.title, count=counted(len(rows), "пара", "пары", "пар"))
    key = f"gates-{first.public_id}-{first.version}"
    return send_later(address, SUBJECT, body, key, first.organisation_id)
