"""A record may be repaired: asked for with what was put right, answered with a reason."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("integrity", "0002_by_itself"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.AddField(
            model_name="integrityrecord",
            name="repaired_on",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="IntegrityRepair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("reason", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repairs",
                        to="integrity.integrityrecord",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")), fields=("record",), name="integrity_repair_is_asked_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("reason", "")),
                            models.Q(
                                ("answer__in", ["repaired", "declined"]),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="integrity_repair_is_answered_with_a_reason",
                    ),
                ],
            },
        ),
    ]
