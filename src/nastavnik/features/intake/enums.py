"""Life of an intake and of its rows."""

from django.db.models import TextChoices


class IntakeState(TextChoices):
    UPLOADED = "uploaded", "загружен"
    REHEARSED = "rehearsed", "отрепетирован"
    PERFORMING = "performing", "записывается"
    PERFORMED = "performed", "записан"
    UNDOING = "undoing", "отменяется"
    UNDONE = "undone", "отменён"
    CANCELLED = "cancelled", "прерван"


class RowKind(TextChoices):
    PERSON = "person", "человек"
    PROBLEM = "problem", "вопрос"
    SKIPPED = "skipped", "пропуск"


class RowState(TextChoices):
    READY = "ready", "готов"
    DOUBTFUL = "doubtful", "под вопросом"
    UNREADABLE = "unreadable", "не прочитан"
    DROPPED = "dropped", "не записывать"
    DONE = "done", "записан"
    UNDONE = "undone", "отменён"
