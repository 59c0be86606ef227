"""The table of the bulletins."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bulletin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("series", models.TextField()),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("public", models.TextField(default="no")),
                ("state", models.TextField(default="draft")),
                ("drafted_at", models.DateTimeField()),
                ("year", models.SmallIntegerField(null=True)),
                ("number", models.IntegerField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("why", models.TextField(default="")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-issued_at", "-id"], name="bulletin_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("series__in", ("bulletin", "extra", "experience"))),
                        name="bulletin_series_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("public__in", ["yes", "no"])), name="bulletin_is_public_or_not"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "issued", "withdrawn"])),
                        name="bulletin_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="bulletin_says_something",
                    ),
                    models.UniqueConstraint(
                        fields=("issuer", "series", "year", "number"), name="bulletin_number_is_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                                ("number__isnull", False),
                                ("year__isnull", False),
                                models.Q(("issued_by", models.F("drafted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bulletin_is_issued_by_a_second_hand",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bulletin_is_withdrawn_for_a_reason",
                    ),
                ],
            },
        ),
    ]
