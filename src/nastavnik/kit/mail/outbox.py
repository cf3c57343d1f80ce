"""Writing a letter: a row in the transaction of the action that wants it sent."""

from django.core.exceptions import ValidationError

from nastavnik.kit.actions.actor import Actor
from nastavnik.kit.actions.guard import running
from nastavnik.kit.mail.tables import Letter
from nastavnik.kit.queue.work import is_waiting, put
from nastavnik.kit.verdict import BadInput

SEND = "mail.send"


class LetterOutsideAction(Exception):
    """A letter was written where no transaction would carry it: a programming fault."""


def send_later(recipient: str, subject: str, body: str, key: str, organisation_id: int | None) -> Letter:
    """Write a letter inside the running action; the worker sends it after the commit.

    `key` names the reason of the letter (at most 64 signs): the same key is one letter however often it is asked
    for, and Message-ID is derived from it. Subjects travel in the open, so they carry no personal data. Raises
    `BadInput` when the address cannot be one.
    """
    state = running.get()
    if state is None:
        raise LetterOutsideAction(key)
    try:
        Letter._meta.get_field("recipient").clean(recipient, None)
    except ValidationError as fault:
        raise BadInput(
            "Адрес электронной почты записан с ошибкой: исправьте его и повторите", "email"
        ) from fault
    letter, new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "subject": " ".join(subject.split())[:200],
            "body": body,
            "organisation_id": organisation_id,
            "created_at": state.moment,
            "due_at": state.moment,
        },
    )
    if new and not is_waiting(SEND):
        put(SEND, None, Actor.system("письмо"))
    return letter
