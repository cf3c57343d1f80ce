"""Who a person is to the school."""

from django.db.models import TextChoices


class PersonKind(TextChoices):
    PUPIL = "pupil", "обучающийся"
    STAFF = "staff", "работник"
    OUTSIDER = "outsider", "внешний участник"
    GUARDIAN = "guardian", "законный представитель"


class Sex(TextChoices):
    MALE = "m", "мужской"
    FEMALE = "f", "женский"


class Relation(TextChoices):
    MOTHER = "mother", "мать"
    FATHER = "father", "отец"
    GUARDIAN = "guardian", "опекун (попечитель)"
    OTHER = "other", "другой законный представитель"


class PersonState(TextChoices):
    ACTIVE = "active", "в списках"
    LEFT = "left", "выбыл"
    MERGED = "merged", "объединён с другой записью"
