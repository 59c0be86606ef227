"""A breach that two found is answered for by neither."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("integrity", "0003_repairs")]

    operations = [
        migrations.AddField(
            "integrityrecord",
            "signed_by",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddConstraint(
            "integrityrecord",
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | Q(signed_by__isnull=True) | ~Q(answered_by=F("signed_by")),
                name="integrity_is_not_answered_by_who_signed",
            ),
        ),
    ]
