"""Meetings that the gates cancelled, so that they come back with the pairing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("pairings", "0002_gates")]

    operations = [
        migrations.AddField(
            "meeting",
            "held_back",
            models.BooleanField(default=False, editable=False, verbose_name="отменена воротами"),
        )
    ]
