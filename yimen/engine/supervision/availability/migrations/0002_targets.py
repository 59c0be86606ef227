"""Targets of the availability by document, one at a time."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("availability", "0001_initial"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="AvailabilityTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("least", models.SmallIntegerField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("least__gt", 0), ("least__lte", 10000)),
                        name="availability_target_can_be_met",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="availability_target_has_a_document"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("valid", "&&")], name="availability_has_one_target_at_a_time"
                    ),
                ],
            },
        ),
    ]
