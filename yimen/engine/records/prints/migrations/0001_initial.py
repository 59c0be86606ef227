"""The table of the prints, with its rules."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Prints: who was handed which paper of a case, when and through which door."""

    initial = True

    dependencies = [
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="Print",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("case_id", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("paper_ref", models.TextField()),
                ("title", models.TextField()),
                ("number", models.TextField()),
                ("door", models.TextField()),
                ("place", models.TextField(default="")),
                ("actor_ref", models.TextField()),
                ("printed_at", models.DateTimeField()),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
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
                "indexes": [models.Index(fields=["case_id", "id"], name="print_of_case")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper_ref", "actor_ref", "door", "place", "printed_at"),
                        name="print_is_told_once_a_minute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["document", "certificate"])), name="print_is_of_a_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("door__in", ["workbench", "hall", "terminal", "kiosk", "api"])),
                        name="print_door_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("party", None), ("staff__isnull", False)),
                            models.Q(("party__isnull", False), ("staff", None)),
                            models.Q(("actor_ref", "anonymous"), ("party", None), ("staff", None)),
                            _connector="OR",
                        ),
                        name="print_says_who",
                    ),
                ],
            },
        ),
    ]
