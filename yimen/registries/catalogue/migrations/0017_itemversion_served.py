"""Whom an item serves, read off its terms by the database."""

import django.db.models.fields.json
from django.db import migrations, models


class Migration(migrations.Migration):
    """Items can be found by whom they serve."""

    dependencies = [
        ("catalogue", "0016_found_as_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="itemversion",
            name="served",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.fields.json.KeyTransform(
                    "served", django.db.models.fields.json.KeyTransform("service", "terms")
                ),
                output_field=models.JSONField(null=True),
            ),
        ),
    ]
