"""The tables of the availability."""

import django.contrib.postgres.fields
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Maintenance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("doors", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("reason", models.TextField()),
                ("announced_at", models.DateTimeField()),
                ("called_off_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("called_off_at", None)), fields=["ends"], name="maintenance_by_its_end"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("begins"))), name="maintenance_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("doors__contained_by", ["catalogue", "filing", "query", "kiosk"])),
                        name="maintenance_is_of_known_doors",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProbeHour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("door", models.TextField()),
                ("hour", models.DateTimeField()),
                ("asked", models.IntegerField(default=0)),
                ("answered", models.IntegerField(default=0)),
                ("excused", models.IntegerField(default=0)),
                ("slowest", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("hour", "door"), name="probe_hour_once_per_door"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "asked__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("answered"), "+", models.F("excused")
                                ),
                            )
                        ),
                        name="probe_hour_answers_what_was_asked",
                    ),
                ],
            },
        ),
    ]
