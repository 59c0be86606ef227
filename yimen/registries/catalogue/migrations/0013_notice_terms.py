"""For how long a city shows each kind of change to the public."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0012_proof_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("days", models.SmallIntegerField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 60))), name="notice_term_is_one_to_sixty_days"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("kind"),
                                    function="int8range",
                                    template=("int8range(hashtextextended(kind, 0), hashtextextended(kind, 0), '[]')"),
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="notice_term_one_at_a_time_per_kind",
                    ),
                ],
            },
        ),
    ]
