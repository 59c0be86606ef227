"""The tables of the bases: a document with its days, and what rests on it."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Basis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("issuer", models.TextField()),
                ("kind", models.TextField()),
                ("issued_on", models.DateField()),
                ("text", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "indexes": [
                    models.Index(models.Func(models.F("valid"), function="upper"), name="basis_ends"),
                    models.Index(fields=["title"], name="basis_title"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("law", "regulation", "rule", "document"))),
                        name="basis_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="basis_has_number_and_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BasisLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("thing_ref", models.TextField()),
                ("what", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
                (
                    "basis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="bases.basis"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "thing_ref"], name="basis_link_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("item", "office", "centre"))), name="basis_link_kind_is_known"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid__endswith", None)),
                        fields=("basis", "kind", "thing_ref"),
                        name="basis_link_once_a_time",
                    ),
                ],
            },
        ),
    ]
