"""The table of the supporting services."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    """Supporting services, one of a provider and kind at a time."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Support",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("provider", models.TextField()),
                ("provider_number", models.TextField()),
                ("about", models.TextField()),
                ("price", models.TextField()),
                ("phone", models.TextField()),
                ("events", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "agency",
                                    "translation",
                                    "logistics",
                                    "accounting",
                                    "testing",
                                    "design",
                                    "engraving",
                                    "other",
                                ],
                            )
                        ),
                        name="support_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("events__len__gt", 0)), name="support_is_about_something"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("provider_number"),
                                    function="int8range",
                                    template="int8range(hashtextextended(provider_number, 0), hashtextextended(provider_number, 0), '[]')",
                                ),
                                "&&",
                            ),
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
                        name="support_of_a_provider_stands_once",
                    ),
                ],
            },
        ),
    ]
