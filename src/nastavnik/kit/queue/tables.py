"""What the queue library does not keep: who holds a task until when, and which periodic slot was enqueued."""

from django.db import models


class Lease(models.Model):
    """A running task is held until `until`; a task whose lease has ended is taken back. `attempts` counts starts."""

    task_id = models.CharField(max_length=64, unique=True)
    worker = models.CharField(max_length=64)
    until = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=1)

    class Meta:
        app_label = "kit"


class Slot(models.Model):
    """A periodic job is enqueued once per slot of time, however many workers there are."""

    name = models.CharField(max_length=80)
    slot = models.CharField(max_length=40)
    enqueued_at = models.DateTimeField()

    class Meta:
        app_label = "kit"
        constraints = [models.UniqueConstraint(fields=("name", "slot"), name="kit_slot_once")]
