"""States of the desk's papers."""

from django.db.models import TextChoices


class SubjectRequestState(TextChoices):
    RECEIVED = "received", "в работе"
    ANSWERED = "answered", "дан ответ"
    REFUSED = "refused", "дан отказ"


class DestructionState(TextChoices):
    PROPOSED = "proposed", "предложено"
    DONE = "done", "уничтожено"
    DECLINED = "declined", "отклонено"


class IncidentState(TextChoices):
    OPEN = "open", "идут сроки"
    CLOSED = "closed", "закрыто"
