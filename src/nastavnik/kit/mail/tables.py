"""The outbox."""

from django.db import models


class Letter(models.Model):
    """A letter to send. `Message-ID` is derived from `key`, so that a crash duplicates recognisably."""

    key = models.CharField(max_length=64, unique=True)
    organisation_id = models.BigIntegerField(null=True)
    recipient = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "kit"
        ordering = ("pk",)
        indexes = [
            # the worker asks for unsent letters that are due
            models.Index(fields=("sent_at", "dead_at", "due_at"), name="kit_letter_due")
        ]
