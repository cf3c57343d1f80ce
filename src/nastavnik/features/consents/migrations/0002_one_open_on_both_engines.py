"""SQLite has no constraint with nulls that are not distinct: two constraints say the same on both engines."""

from django.db import migrations, models

OPEN = models.Q(state__in=("asked", "given"))


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("consent", "consent_one_open"),
        migrations.AddConstraint(
            "consent",
            models.UniqueConstraint(
                fields=("person", "kind", "contour", "signed_by"), condition=OPEN, name="consent_one_open"
            ),
        ),
        migrations.AddConstraint(
            "consent",
            models.UniqueConstraint(
                fields=("person", "kind", "contour"),
                condition=models.Q(state__in=("asked", "given"), signed_by=None),
                name="consent_one_open_own",
            ),
        ),
    ]
