"""The gate of training before a pairing."""

from decimal import Decimal

from nastavnik.core.methodology.schema.pack import Pack
from nastavnik.kit.verdict import YES, Verdict, no


def training_gap(hours: Decimal, pack: Pack) -> Verdict:
    """Whether a mentor with these attended hours may be paired."""
    needed = pack.training.threshold_hours
    if hours >= needed:
        return YES
    return no(f"обучение наставника: {_told(hours)} из {needed} академических часов")


def _told(hours: Decimal) -> str:
    return f"{hours.normalize():f}".replace(".", ",")
