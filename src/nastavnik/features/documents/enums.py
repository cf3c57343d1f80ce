"""Life of a document."""

from django.db.models import TextChoices


class DocumentState(TextChoices):
    DRAFT = "draft", "проект"
    ISSUED = "issued", "выпущен"
    VOID = "void", "отменён"
