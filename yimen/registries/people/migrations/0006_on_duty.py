"""Absences, stand-ins, the history of the establishment, and waivers of a centre's share of formal staff."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0003_naming"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="skills",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.CreateModel(
            name="StaffingWaiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("document", models.TextField()),
                ("reason", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.centre")),
            ],
        ),
        migrations.CreateModel(
            name="StaffStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("establishment", models.TextField()),
                ("since", models.DateTimeField()),
                ("basis", models.TextField(default="")),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statuses", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("turn", models.SmallIntegerField(default=1)),
                ("valid", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stand_ins", to="people.post"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stands_in", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid__endswith", None)),
                        fields=("post", "staff"),
                        name="stand_in_is_named_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="posting",
            name="stand_in",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="people.standin",
            ),
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("reason", models.TextField(default="")),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("recorded_by", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["leave", "sick", "trip", "training", "other"])),
                        name="absence_kind_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("during", "&&"),
                        ],
                        name="absence_one_at_a_time",
                    ),
                ],
            },
        ),
    ]
