"""Sides, states and formats of an enrolment."""

from django.db.models import TextChoices


class Side(TextChoices):
    MENTEE = "mentee", "наставляемый"
    MENTOR = "mentor", "наставник"


class EnrolmentState(TextChoices):
    CANDIDATE = "candidate", "кандидат"
    ACCEPTED = "accepted", "принят в базу"
    RESERVE = "reserve", "в резерве"
    DECLINED = "declined", "отклонён"
    WITHDRAWN = "withdrawn", "выбыл"
    FINISHED = "finished", "завершил программу"


class Format(TextChoices):
    ANY = "any", "любой"
    IN_PERSON = "in_person", "очно"
    ONLINE = "online", "онлайн"


class Decision(TextChoices):
    ACCEPT = "accept", "принять"
    RESERVE = "reserve", "в резерв"
    DECLINE = "decline", "отклонить"
