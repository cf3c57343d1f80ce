"""Letters about one's own sign-in: no names, no devices of others, one fixed address of the program."""

from datetime import datetime

from django.conf import settings

from nastavnik.features.accounts.models import Account
from nastavnik.kit.ciphers import mark_of
from nastavnik.kit.mail.outbox import send_later

TAIL = "\n\nЕсли это были не вы, смените пароль и закончите чужие входы:\n{address}\n\nЕсли войти не удаётся, попросите "
TAIL += "руководителя или администратора закрыть вход."


def _notify(account: Account, what: str, body: str, moment: datetime) -> None:
    """Tell the owner by mail, once for one reason and moment; an account without an address is told on its page."""
    if account.email:
        address = f"{settings.PUBLIC_URL.rstrip('/')}/visits/"
        key = mark_of("change of sign-in", f"{account.pk}:{what}:{moment.isoformat()}")
        send_later(
            account.email, "Наставник: изменения входа", body + TAIL.format(address=address), key, None
        )
