"""State and form of a consent; kinds are codes of the pack."""

from django.db.models import TextChoices


class ConsentState(TextChoices):
    ASKED = "asked", "запрошено"
    GIVEN = "given", "дано"
    REFUSED = "refused", "отказ"
    WITHDRAWN = "withdrawn", "отозвано"
    ENDED = "ended", "закончилось"


class ConsentForm(TextChoices):
    PAPER = "paper", "на бумаге"
    CLICK = "click", "в личном кабинете"
