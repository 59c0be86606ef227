"""Accountability: one item per missed limit of a case."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0008_warning_in_lists"),
        ("offices", "0003_naming"),
        ("people", "0003_cashier"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountabilityItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("side", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField()),
                ("desk_id", models.BigIntegerField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                ("remedy", models.TextField(default="")),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["id"],
                        name="accountability_unanswered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "side", "due_at"), name="accountability_one_item_per_missed_limit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["promised", "statutory"])), name="accountability_side_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opened_at__gt", models.F("due_at"))),
                        name="accountability_follows_the_miss",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("remedy", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accountability_answer_is_whole",
                    ),
                ],
            },
        ),
    ]
