"""Tables of the trail. The database itself refuses to change or delete an entry."""

from django.db import models


class Entry(models.Model):
    """One thing done. Ids, not names: people are named when the page is drawn."""

    moment = models.DateTimeField("когда")
    organisation_id = models.BigIntegerField("организация", null=True)
    account_id = models.BigIntegerField("кто", null=True)
    role = models.CharField("в какой роли", max_length=40, blank=True)
    event = models.CharField("что", max_length=80)
    object_type = models.CharField("над чем", max_length=80)
    object_id = models.CharField("код записи", max_length=26)
    person_id = models.CharField("о ком", max_length=26, blank=True)
    before = models.JSONField("было", default=dict)
    after = models.JSONField("стало", default=dict)
    note = models.TextField("пояснение", blank=True)
    request_id = models.CharField("запрос", max_length=36, blank=True)

    class Meta:
        app_label = "kit"
        ordering = ("-id",)
        indexes = [
            # the timeline of one object
            models.Index(fields=("object_id", "id"), name="kit_entry_object"),
            # «what changed this week» of one organisation
            models.Index(fields=("organisation_id", "moment"), name="kit_entry_week"),
            # who looked at or changed one person's file
            models.Index(fields=("person_id", "id"), name="kit_entry_person"),
        ]


class Seal(models.Model):
    """A closed batch of entries: `head` = HMAC(previous head, digest of the batch)."""

    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        app_label = "kit"
        ordering = ("last_entry",)


class Redaction(models.Model):
    """Values of sealed entries were erased by an act: the digest of their batch before and after, and our mark."""

    seal_last = models.BigIntegerField()
    before = models.CharField(max_length=64)
    after = models.CharField(max_length=64)
    act = models.CharField(max_length=26)
    entries = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    mark = models.CharField(max_length=64)

    class Meta:
        app_label = "kit"
        ordering = ("pk",)
        indexes = [models.Index(fields=("seal_last", "id"), name="kit_redaction_seal")]
