"""Missed limits are brought before who leads and heads the approval division."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0002_steps"),
        ("offices", "0003_naming"),
        ("people", "0003_cashier"),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("duty", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("instructed_at", models.DateTimeField(null=True)),
                ("instruction", models.TextField(default="")),
                (
                    "instructed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="accountability.accountabilityitem",
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
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "duty", "-id"], name="escalation_of_duty")],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "duty"), name="escalation_goes_once_to_each_duty"),
                    models.CheckConstraint(
                        condition=models.Q(("duty__in", ["leader", "head"])), name="escalation_goes_to_leader_or_head"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("instructed_at", None), ("instructed_by", None), ("instruction", "")),
                            models.Q(
                                ("instructed_at__isnull", False),
                                ("instructed_by__isnull", False),
                                models.Q(("instruction", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="escalation_instruction_is_whole",
                    ),
                ],
            },
        ),
    ]
