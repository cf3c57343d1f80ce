"""Life of a programme."""

from django.db.models import TextChoices


class ProgrammeState(TextChoices):
    DRAFT = "draft", "готовится"
    RUNNING = "running", "идёт"
    FINISHED = "finished", "завершена"
