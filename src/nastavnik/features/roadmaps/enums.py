"""Life of a roadmap step, and of a roadmap read from a file."""

from django.db.models import TextChoices


class StepState(TextChoices):
    PLANNED = "planned", "не начато"
    GOING = "going", "идёт"
    DONE = "done", "выполнено"
    DROPPED = "dropped", "не требуется"


OPEN = (StepState.PLANNED, StepState.GOING)
"""States in which a step is still to be finished."""


class RoadmapFileState(TextChoices):
    READ = "read", "прочитан"
    LAID = "laid", "записан"
    CANCELLED = "cancelled", "отменён"
