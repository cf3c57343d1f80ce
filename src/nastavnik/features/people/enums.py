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


class LegalStatus(TextChoices):
    """What the law leaves to an adult in relation to the child."""

    FULL = "full", "действует от имени ребёнка"
    LIMITED = "limited", "ограничен в правах"
    DEPRIVED = "deprived", "лишён прав"
    ENDED = "ended", "полномочия прекращены"


class OutsiderKind(TextChoices):
    """Where somebody from outside comes from."""

    EMPLOYEE = "employee", "работник организации"
    ALUMNUS = "alumnus", "выпускник"
    STUDENT = "student", "студент"
    PARENT = "parent", "родитель"


class LeavingReason(TextChoices):
    """Why a person is off the lists."""

    GRADUATED = "graduated", "окончание обучения"
    MOVED = "moved", "переход в другую организацию"
    DISMISSED = "dismissed", "увольнение"
    OTHER = "other", "другая причина"


class RegroupingKind(TextChoices):
    MERGE = "merge", "объединение"
    SPLIT = "split", "разделение"
