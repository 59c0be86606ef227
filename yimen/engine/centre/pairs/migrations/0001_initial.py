"""Who stands by for an office, and the two who handle a case together at once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0012_village_ledger"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
        ("visits", "0003_promises"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standby",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("since", models.DateTimeField()),
                ("said_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("staff", "office"), name="standby_one_per_officer_and_office"),
                    models.CheckConstraint(
                        condition=models.Q(("said_at__gte", models.F("since")), ("until__gte", models.F("said_at"))),
                        name="standby_ends_after_it_was_said",
                    ),
                ],
                "indexes": [models.Index(fields=["office", "until"], name="standby_of_office")],
            },
        ),
        migrations.CreateModel(
            name="Pair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "approver",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.visit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reviewer", models.F("approver")), _negated=True),
                        name="pair_is_of_two_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gt", models.F("opened_at"))), name="pair_has_some_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at", None), ("left_at__gte", models.F("opened_at")), _connector="OR"),
                        name="pair_is_left_after_it_was_opened",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["reviewer", "-opened_at"], name="pair_of_reviewer"),
                    models.Index(fields=["approver", "-opened_at"], name="pair_of_approver"),
                    models.Index(fields=["opened_by", "-opened_at"], name="pair_of_clerk"),
                    models.Index(fields=["-opened_at"], name="pair_lately"),
                ],
            },
        ),
    ]
