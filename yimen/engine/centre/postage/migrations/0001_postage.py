"""The months settled with the carrier, parcel by parcel."""

import django.db.models.deletion
import yimen.kernel.postage
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parcels", "0003_postage"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostageStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("month", models.DateField()),
                ("parcels", models.IntegerField()),
                ("owed_fen", models.BigIntegerField()),
                ("taken_fen", models.BigIntegerField()),
                ("invoiced_fen", models.BigIntegerField()),
                ("note", models.TextField(default="")),
                ("drawn_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PostageLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("way", models.TextField()),
                ("fen", models.BigIntegerField()),
                (
                    "parcel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parcels.parcel"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="postage.postagestatement"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.UniqueConstraint(fields=("month",), name="postage_statement_once_a_month"),
        ),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="postage_statement_is_of_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("invoiced_fen", models.F("owed_fen")), models.Q(("note", ""), _negated=True), _connector="OR"
                ),
                name="postage_statement_agrees_or_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(
                        ("confirmed_at__gte", models.F("drawn_at")),
                        ("confirmed_by__isnull", False),
                        models.Q(("confirmed_by", models.F("drawn_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="postage_statement_is_confirmed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="postageline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fen__gt", 0),
                    (
                        "way__in",
                        [
                            yimen.kernel.postage.PostageWay["HOUSE"],
                            yimen.kernel.postage.PostageWay["PREPAID"],
                            yimen.kernel.postage.PostageWay["TO_CARRIER"],
                        ],
                    ),
                ),
                name="postage_line_way_is_known",
            ),
        ),
    ]
