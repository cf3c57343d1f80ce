"""Forgetting what is over, so that the queue's tables stay small."""

from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from nastavnik.kit.queue.claiming import PRESENCE
from nastavnik.kit.queue.tables import Lease, Slot

KEEP_DONE = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)
KEEP_SLOTS = timedelta(days=3)
KEEP_FALLEN = timedelta(hours=1)


def tidy(moment: datetime) -> None:
    """Remove done tasks after a day, failed ones after a month (a person may still look), passed slots."""
    finished = DBTaskResult.objects
    finished.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=moment - KEEP_DONE).delete()
    finished.filter(status=TaskResultStatus.FAILED, finished_at__lt=moment - KEEP_FAILED).delete()
    Slot.objects.filter(enqueued_at__lt=moment - KEEP_SLOTS).delete()
    Lease.objects.filter(task_id__startswith=PRESENCE, until__lt=moment - KEEP_FALLEN).delete()
