"""Life and moods of a meeting; its kinds are codes of the pack's cycle."""

from django.db.models import TextChoices


class MeetingState(TextChoices):
    PLANNED = "planned", "запланирована"
    HELD = "held", "состоялась"
    MISSED = "missed", "не состоялась"
    CANCELLED = "cancelled", "отменена"


class Place(TextChoices):
    IN_PERSON = "in_person", "очно"
    ONLINE = "online", "онлайн"
    CALL = "call", "звонок"


class Mood(TextChoices):
    GOOD = "good", "хорошо"
    FAIR = "fair", "нормально"
    HARD = "hard", "трудно"
