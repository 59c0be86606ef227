"""The blank and the filled sheets of forms."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0012_proof_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("material", models.TextField()),
                ("which", models.TextField()),
                ("filename", models.TextField()),
                ("sha256", models.TextField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("pages", models.IntegerField()),
                ("laid_out_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("which__in", ["blank", "filled"])), name="form_sheet_is_blank_or_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["jpeg", "png", "pdf"]), ("pages__gt", 0), ("size__gt", 0)),
                        name="form_sheet_can_be_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at", None), ("taken_back_at__gte", models.F("laid_out_at")), _connector="OR"
                        ),
                        name="form_sheet_is_taken_back_after_it_was_laid_out",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("item", "material", "which"),
                        name="form_sheet_is_offered_once_of_each",
                    ),
                ],
            },
        ),
    ]
