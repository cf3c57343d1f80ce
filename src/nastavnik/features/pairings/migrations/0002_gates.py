"""The day on which the gates of a pairing were found open, and why they have closed since."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consents", "0002_one_open_on_both_engines"),
        ("enrolments", "0001_initial"),
        ("pairings", "0001_initial"),
        ("screening", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            "pairing",
            "cleared_on",
            models.DateField(blank=True, editable=False, null=True, verbose_name="ворота пройдены"),
        ),
        migrations.AddField(
            "pairing",
            "held_for",
            models.TextField(
                blank=True, default="", editable=False, verbose_name="почему остановлена воротами"
            ),
            preserve_default=False,
        ),
    ]
