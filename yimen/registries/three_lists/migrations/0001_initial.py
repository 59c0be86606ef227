"""The entries of the negative and the supervision list."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0012_proof_decisions"),
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("which", models.TextField()),
                ("says", models.TextField()),
                ("effect", models.TextField(default="")),
                ("within_days", models.IntegerField(null=True)),
                ("basis", models.TextField()),
                ("begins", models.DateField()),
                ("ends", models.DateField(null=True)),
                ("end_basis", models.TextField(default="")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="catalogue.item")),
                (
                    "office",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="offices.office"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["which", "id"], name="list_entry_by_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effect__in", ["forbidden", "needs_approval"]),
                            ("office", None),
                            ("which", "negative"),
                            ("within_days", None),
                        )
                        | models.Q(
                            ("effect", ""),
                            ("office__isnull", False),
                            ("which", "supervision"),
                            ("within_days__gte", 1),
                            ("within_days__lte", 1100),
                        ),
                        name="list_entry_says_what_its_list_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("begins")), _connector="OR"),
                        name="list_entry_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends", None)),
                        fields=("item", "which", "says"),
                        name="list_entry_stands_once",
                    ),
                ],
            },
        ),
    ]
