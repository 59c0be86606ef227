"""A participant that is asked in some situations only."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parallels", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="when",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
    ]
