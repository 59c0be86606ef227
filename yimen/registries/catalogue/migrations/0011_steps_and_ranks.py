"""Rights to decide are handed down to a rank, item by item and class by class."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0010_brief_columns"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="decision_ranks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SmallIntegerField(), null=True, size=None
            ),
        ),
        migrations.CreateModel(
            name="DecisionRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("complexity", models.TextField()),
                ("rank", models.SmallIntegerField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision_rights", to="catalogue.item"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("complexity__in", ["simple", "general", "complex"])),
                        name="decision_right_class_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rank__range", (1, 4))), name="decision_right_rank_is_one_of_four"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid__endswith", None)),
                        fields=("item", "complexity"),
                        name="decision_right_one_per_class",
                    ),
                ],
            },
        ),
    ]
