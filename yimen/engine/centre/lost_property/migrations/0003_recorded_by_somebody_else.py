"""Who wrote a claim down, and who handed the thing out on it: never the same officer as weighs or hands out."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


def _staff() -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.staff",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("lost_property", "0002_guard"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.AddField(model_name="foundclaim", name="recorded_by", field=_staff()),
        migrations.AddField(model_name="foundclaim", name="handed_by", field=_staff()),
        migrations.AddConstraint(
            model_name="foundclaim",
            constraint=models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("weighed_by")),
                name="found_claim_is_weighed_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="foundclaim",
            constraint=models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("handed_by")),
                name="found_claim_is_handed_out_by_somebody_else",
            ),
        ),
    ]
