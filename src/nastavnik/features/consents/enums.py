"""State and form of a consent, state of a printed sheet; kinds are codes of the pack."""

from django.db.models import TextChoices


class ConsentState(TextChoices):
    ASKED = "asked", "запрошено"
    GIVEN = "given", "дано"
    REFUSED = "refused", "отказ"
    WITHDRAWN = "withdrawn", "отозвано"
    ENDED = "ended", "закончилось"
    YIELDING = "yielding", "сменяется новым"


class ConsentForm(TextChoices):
    PAPER = "paper", "на бумаге"
    CLICK = "click", "в личном кабинете"


class SheetState(TextChoices):
    OUT = "out", "на подписи"
    SIGNED = "signed", "подписан"
    REFUSED = "refused", "отказ"
    VOID = "void", "не нужен"


class Answer(TextChoices):
    YES = "yes", "разрешаю"
    NO = "no", "запрещаю"
    TERMS = "terms", "с условием"
