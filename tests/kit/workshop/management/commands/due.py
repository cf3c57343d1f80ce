"""Enqueues what is due now, as the loop of a worker does."""

from django.core.management.base import BaseCommand

from nastavnik.kit import moments
from nastavnik.kit.queue.rhythms import Rhythms


class Command(BaseCommand):
    requires_system_checks = ()

    def handle(self, **_):
        Rhythms().enqueue_due(moments.now())
