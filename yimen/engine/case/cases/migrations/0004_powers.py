"""A case knows by which delegation it was taken in and by which it is decided."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_draft_became"),
        ("delegations", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="decides_under",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="delegations.delegation",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="taken_under",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="delegations.delegation",
            ),
        ),
    ]
