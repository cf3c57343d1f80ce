"""A consent in force yields to a newer one: still in force until that one stands."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("consents", "0003_signed_texts_and_sheets")]

    operations = [
        migrations.RemoveConstraint(
            model_name='consent',
            name='consent_state_known',
        ),
        migrations.AlterField(
            model_name='consent',
            name='state',
            field=models.CharField(choices=[('asked', 'запрошено'), ('given', 'дано'), ('refused', 'отказ'), ('withdrawn', 'отозвано'), ('ended', 'закончилось'), ('yielding', 'сменяется новым')], default='asked', max_length=20, verbose_name='состояние'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'given', 'refused', 'withdrawn', 'ended', 'yielding'])), name='consent_state_known'),
        ),
    ]
