"""Kinds and the life of a pairing."""

from django.db.models import TextChoices


class PairingKind(TextChoices):
    PAIR = "pair", "пара"
    GROUP = "group", "группа"


class PairingState(TextChoices):
    PROPOSED = "proposed", "предложена"
    TRIAL = "trial", "пробная встреча"
    ACTIVE = "active", "в работе"
    SUSPENDED = "suspended", "приостановлена"
    COMPLETED = "completed", "завершена"
    TERMINATED = "terminated", "прекращена"


BRINGS_TOGETHER = (PairingState.TRIAL, PairingState.ACTIVE)
OPEN_STATES = (PairingState.PROPOSED, PairingState.TRIAL, PairingState.ACTIVE, PairingState.SUSPENDED)
