"""The tables of the regulations: versions, readings, and where each is needed."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bases", "0001_initial"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField(unique=True)),
                ("kind", models.TextField()),
                (
                    "audience",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("public", models.TextField(default="no")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("service", "conduct", "attendance", "assessment", "system", "other"))
                        ),
                        name="regulation_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("public__in", ["yes", "no"])), name="regulation_is_public_or_not"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegulationVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("number", models.SmallIntegerField()),
                ("text", models.TextField()),
                ("changed", models.TextField(default="")),
                ("proposed_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ("end_basis", models.TextField(default="")),
                (
                    "basis",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bases.basis",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "regulation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="regulations.regulation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegulationReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="regulations.regulationversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegulationLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("key", models.TextField()),
                (
                    "regulation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="regulations.regulation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "key"], name="regulation_link_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("screen", "item"))), name="regulation_link_kind_is_known"
                    ),
                    models.UniqueConstraint(fields=("regulation", "kind", "key"), name="regulation_link_once"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.UniqueConstraint(fields=("regulation", "number"), name="regulation_version_is_one"),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at", None)),
                fields=("regulation",),
                name="regulation_proposed_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="regulation_version_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at", None), ("published_by", None), ("valid", None)),
                    models.Q(
                        ("published_at__isnull", False),
                        ("published_by__isnull", False),
                        ("valid__isnull", False),
                        models.Q(("published_by", models.F("proposed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="regulation_is_published_by_a_second_hand",
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("published_at__isnull", False)),
                expressions=[
                    (
                        models.Func(
                            models.F("regulation_id"),
                            models.F("regulation_id"),
                            models.Value("[]"),
                            function="int8range",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="regulation_one_version_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationreading",
            constraint=models.UniqueConstraint(fields=("version", "staff"), name="regulation_is_read_once"),
        ),
    ]
