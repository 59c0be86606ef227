"""What a hit or a row of a list tells of a version becomes columns of their own, and what may be shown an index."""

import django.db.models.fields.json
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0009_texts_and_libraries"),
    ]

    operations = [
        migrations.AddField(
            model_name="itemversion",
            name="instant",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.fields.json.KeyTextTransform("instant", "terms"),
                output_field=models.TextField(null=True),
            ),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="promised",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.fields.json.KeyTransform("promised", "terms"),
                output_field=models.JSONField(null=True),
            ),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="trips",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Cast(
                    django.db.models.fields.json.KeyTextTransform("trips", "terms"), models.IntegerField()
                ),
                output_field=models.IntegerField(null=True),
            ),
        ),
        migrations.AddIndex(
            model_name="itemversion",
            index=models.Index(
                condition=models.Q(
                    ("in_force__isnull", False),
                    models.Q(("search__isnull", False), models.Q(("state", "discarded"), _negated=True)),
                    _connector="OR",
                ),
                fields=["item"],
                include=("in_force", "theme", "life_event", "audience"),
                name="item_version_shown",
            ),
        ),
    ]
