"""SQLite has no constraint with nulls that are not distinct: two constraints say the same on both engines."""

from django.db import migrations, models

OPEN = models.Q(state__in=("asked", "given"))
# where SQLite let a consent be asked twice, the given one stays open, otherwise the latest
END_DOUBLES = """
UPDATE consents_consent SET state = 'ended', version = version + 1
WHERE state IN ('asked', 'given') AND EXISTS (
  SELECT 1 FROM consents_consent AS other
  WHERE other.person_id = consents_consent.person_id
    AND other.kind = consents_consent.kind AND other.contour = consents_consent.contour
    AND COALESCE(other.signed_by_id, 0) = COALESCE(consents_consent.signed_by_id, 0)
    AND other.state IN ('asked', 'given')
    AND (CASE other.state WHEN 'given' THEN 1 ELSE 0 END, other.id)
      > (CASE consents_consent.state WHEN 'given' THEN 1 ELSE 0 END, consents_consent.id)
)
"""


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial")]

    operations = [
        migrations.RunSQL(END_DOUBLES, migrations.RunSQL.noop),
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
