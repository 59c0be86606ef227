"""What the higher level is told of cases that ended."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("verb", models.TextField()),
                ("first", models.TextField()),
                ("ended_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("digest", models.TextField(default="")),
                ("receipt", models.TextField(default="")),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__in", ["yes", ""])), name="dispatch_first_is_said"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("receipt", ""), ("sent_at__isnull", True)),
                            models.Q(("sent_at__isnull", False), models.Q(("receipt", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="dispatch_is_sent_when_it_was_taken",
                    ),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("sent_at__isnull", True)), fields=["id"], name="dispatch_waits")
                ],
            },
        ),
    ]
