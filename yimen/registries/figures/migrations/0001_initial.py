"""Kept figures and targets of reduction."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("document", models.TextField(default="")),
                ("measure", models.TextField()),
                ("item_set", models.JSONField()),
                ("as_of", models.DateTimeField()),
                ("before_at", models.DateTimeField(null=True)),
                ("before", models.DecimalField(decimal_places=1, max_digits=16)),
                ("after", models.DecimalField(decimal_places=1, max_digits=16)),
                ("counted", models.IntegerField()),
                ("left_out", models.IntegerField()),
                ("conversion", models.JSONField()),
                ("lines", models.JSONField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before__gte", 0), ("counted__gte", 0), ("left_out__gte", 0)),
                        name="kept_figure_counts_up",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReductionTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("steps", models.SmallIntegerField()),
                ("steps_then", models.SmallIntegerField()),
                ("by_day", models.DateField()),
                ("basis", models.TextField()),
                ("set_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.item"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("steps__gte", 1)), name="reduction_target_leaves_a_step"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("steps__lt", models.F("steps_then"))),
                        name="reduction_target_is_fewer_than_there_were",
                    ),
                ],
            },
        ),
    ]
