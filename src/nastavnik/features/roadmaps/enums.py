"""Life of a roadmap step."""

from django.db.models import TextChoices


class StepState(TextChoices):
    PLANNED = "planned", "запланировано"
    DONE = "done", "выполнено"
    DROPPED = "dropped", "снято"
