"""A breach that is a day that passed is recorded by no officer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("integrity", "0001_initial"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="integrityrecord",
            name="recorded_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
    ]
