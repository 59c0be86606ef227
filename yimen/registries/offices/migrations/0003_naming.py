"""Centres of a kind bear a uniform name from a day on."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0002_affiliation"),
    ]

    operations = [
        migrations.CreateModel(
            name="CentreNaming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("template", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(db_default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["administrative", "citizen", "town", "village"])),
                        name="naming_kind_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("kind"),
                                    function="int8range",
                                    template="int8range(hashtextextended(kind, 0), hashtextextended(kind, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="centre_kind_has_one_naming_at_a_time",
                    ),
                ],
            },
        ),
    ]
