"""Baselines, petitions to higher levels and tasks to put right."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_changes"),
        ("offices", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Baseline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField(unique=True)),
                ("as_of", models.DateTimeField()),
                ("basis", models.TextField()),
                (
                    "version_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="baseline_has_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Petition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("item_name", models.TextField()),
                ("wish", models.TextField()),
                ("domain", models.TextField(default="")),
                ("addressed_to", models.TextField()),
                ("reason", models.TextField()),
                ("basis", models.TextField(default="")),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(default="")),
                ("answer", models.TextField(default="")),
                (
                    "item",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="catalogue.item"),
                ),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
            ],
            options={
                "indexes": [models.Index(fields=["domain", "outcome"], name="petition_by_domain")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("wish__in", ["cancel", "improve", "devolve"])),
                        name="petition_wish_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "")),
                            models.Q(
                                ("answered_at__isnull", False), ("outcome__in", ["accepted", "partly", "declined"])
                            ),
                            _connector="OR",
                        ),
                        name="petition_answered_has_outcome_and_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("deviation", models.TextField()),
                ("found", models.TextField()),
                ("due_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("mended", models.TextField(default="")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rectifications", to="catalogue.item"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("closed_at", None)), fields=["due_on"], name="rectification_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deviation__in", ["extra_step", "extra_material", "longer_time", "no_basis", "other"])
                        ),
                        name="rectification_deviation_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("mended", "")),
                            models.Q(models.Q(("mended", ""), _negated=True), ("closed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="rectification_closed_says_how",
                    ),
                ],
            },
        ),
    ]
