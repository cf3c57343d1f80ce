"""Duties of an account in an organisation."""

from django.db.models import TextChoices


class Role(TextChoices):
    CURATOR = "curator", "куратор"
    HEAD = "head", "руководитель"
    CLASS_TEACHER = "class_teacher", "классный руководитель"
    PSYCHOLOGIST = "psychologist", "педагог-психолог"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    GUARDIAN = "guardian", "законный представитель"
    MUNICIPAL = "municipal", "муниципальный координатор"
    REGIONAL = "regional", "региональный координатор"
    OPERATOR = "operator", "администратор установки"
    AUDITOR = "auditor", "ответственный за персональные данные"
