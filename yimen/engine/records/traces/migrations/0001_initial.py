"""Traces of cases and their stays: derived from the journal from its first line on."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseTrace",
            fields=[
                ("case_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("item_id", models.BigIntegerField()),
                ("version_id", models.BigIntegerField()),
                ("complexity", models.TextField()),
                ("office_id", models.BigIntegerField()),
                ("centre_id", models.BigIntegerField(null=True)),
                ("window_post_id", models.BigIntegerField()),
                ("city_id", models.BigIntegerField()),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("received_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(default="")),
                ("kept", models.TextField(default="")),
                ("statutory", models.IntegerField(null=True)),
                ("promised", models.IntegerField(null=True)),
                ("took", models.IntegerField(null=True)),
                ("vetoes", models.SmallIntegerField()),
                ("corrections", models.SmallIntegerField()),
                ("passed_back", models.SmallIntegerField()),
                ("errors", models.SmallIntegerField()),
                ("visits", models.SmallIntegerField()),
                ("complaints", models.SmallIntegerField()),
                (
                    "efforts",
                    django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None),
                ),
                ("sections", models.SmallIntegerField()),
                ("ranks", models.SmallIntegerField()),
                ("departments", models.SmallIntegerField()),
                ("levels", models.SmallIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("kept", ""), _negated=True), fields=["due_at"], name="case_trace_due"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["due_at"], name="case_trace_open"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)), fields=["ended_at"], name="case_trace_ended"
                    ),
                    models.Index(fields=["item_id", "ended_at"], name="case_trace_of_item"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kept__in", ["", "in_time", "late"])), name="case_trace_kept_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="case_trace_ends_with_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", ""), ("outcome__in", ["granted", "denied"]), _connector="OR"),
                        name="case_trace_only_decisions_are_timed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("nth", models.SmallIntegerField()),
                ("step", models.TextField()),
                ("leg", models.SmallIntegerField()),
                ("post_id", models.BigIntegerField()),
                ("item_id", models.BigIntegerField()),
                ("came_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("waited", models.IntegerField(null=True)),
                ("worked", models.IntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("left_at__isnull", False)), fields=["left_at"], name="stay_left"),
                    models.Index(fields=["post_id", "came_at"], name="stay_at_post"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "nth"), name="stay_is_counted_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at__isnull", True), ("left_at__gte", models.F("came_at")), _connector="OR"
                        ),
                        name="stay_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
