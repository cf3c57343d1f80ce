"""Objectives, states and rulings of matching."""

from django.db.models import TextChoices


class Objective(TextChoices):
    MOST_THEN_BEST = "most-then-best", "охватить больше людей, затем лучшие пары"
    BEST_TOTAL = "best-total", "лучшая сумма"
    STABLE = "stable", "устойчивые пары"


class RunState(TextChoices):
    WAITING = "waiting", "в очереди"
    RUNNING = "running", "считается"
    SOLVED = "solved", "готов"
    REFUSED = "refused", "не решается"
    CANCELLED = "cancelled", "прерван"
    ADOPTED = "adopted", "закреплён"


class RulingKind(TextChoices):
    LOCKED = "locked", "закрепить вместе"
    FORBIDDEN = "forbidden", "не соединять"
    ALLOWED = "allowed", "разрешить, несмотря на препятствие"


class SheetWay(TextChoices):
    PAPER = "paper", "с бумажного листа"
    LINK = "link", "по ссылке"
