"""Leaking buckets: how much of a limit is spent."""

from django.db import models


class Tally(models.Model):
    """`key`: a hash of what is counted; `spent` leaks away with time, `at` is when it was last reckoned."""

    key = models.CharField(max_length=64, unique=True)
    spent = models.FloatField(default=0)
    at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "kit"
        ordering = ("pk",)
