"""Numbers that absorbed halls gave, and what they are called here."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OldNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("number", models.TextField()),
                ("what", models.TextField()),
                ("named_ref", models.TextField(default="")),
                ("named", models.TextField(default="")),
                ("named_at", models.DateTimeField(null=True)),
                (
                    "hall",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="network.outsidehall",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["number"], name="old_number_asked_for")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["item", "staff", "case"])), name="old_number_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("named", ""), ("named_at", None), ("named_ref", "")),
                            models.Q(
                                models.Q(("named_ref", ""), _negated=True),
                                models.Q(("named", ""), _negated=True),
                                ("named_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="old_number_is_named_at_a_moment",
                    ),
                    models.UniqueConstraint(
                        fields=("hall", "kind", "number"), name="old_number_stands_once_for_a_hall"
                    ),
                ],
            },
        ),
    ]
