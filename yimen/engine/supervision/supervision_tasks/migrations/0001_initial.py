"""The checks after approval that the supervision list opens."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0012_village_ledger"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
        ("three_lists", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SupervisionTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                (
                    "decided_by",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(default="")),
                ("finding", models.TextField(default="")),
                (
                    "checked_by",
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="three_lists.listentry"
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
                        condition=models.Q(("closed_at", None)),
                        fields=["office", "due_on"],
                        name="supervision_task_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["due_on"], name="supervision_task_by_day"
                    ),
                    models.Index(fields=["office", "-closed_at"], name="supervision_task_lately"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "entry"), name="supervision_task_is_opened_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by", None), ("closed_at", None), ("finding", ""), ("outcome", "")),
                            models.Q(
                                ("checked_by__isnull", False),
                                ("closed_at__isnull", False),
                                ("outcome__in", ["sound", "mended", "violation"]),
                                models.Q(("finding", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="supervision_task_is_closed_with_its_result",
                    ),
                ],
            },
        ),
    ]
