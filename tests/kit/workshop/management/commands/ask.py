"""Asks for jobs and letters as an action would."""

from django.core.management.base import BaseCommand

from nastavnik.kit import moments
from nastavnik.kit.actions import Actor, action
from nastavnik.kit.mail.outbox import send_later
from nastavnik.kit.queue.work import enqueue

BY = Actor.system("проверка")


class Command(BaseCommand):
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("count", type=int, nargs="?", default=1)

    def handle(self, name, count, **_):
        @action("workshop.ask")
        def ask(*, by, moment):
            for n in range(count):
                if name == "letter":
                    send_later("mentor@example.org", "Встреча назначена", "Завтра", f"notice-{n}", None)
                else:
                    enqueue(name, None, by, n=n)

        ask(by=BY, moment=moments.now())
