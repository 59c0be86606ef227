"""The tables of the re-visits: the draws and the calls."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="RevisitDraw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("how_many", models.SmallIntegerField()),
                ("callers", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("pool", models.JSONField()),
                ("secret", models.TextField()),
                ("announced_at", models.DateTimeField()),
                ("word", models.TextField(default="")),
                ("drawn_at", models.DateTimeField(null=True)),
                (
                    "announced_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Revisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("state", models.TextField(default="drawn")),
                ("tries", models.SmallIntegerField(default=0)),
                ("grade", models.TextField(default="")),
                ("on_time", models.TextField(default="")),
                ("extra", models.TextField(default="")),
                ("paid", models.TextField(default="")),
                ("words", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("complaint", models.TextField(default="")),
                (
                    "caller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisits", to="revisits.revisitdraw"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="revisitdraw",
            index=models.Index(fields=["centre", "-id"], name="revisit_draw_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="revisitdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))), name="revisit_draw_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="revisitdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("drawn_at", None), ("witness", None), ("word", "")),
                    models.Q(
                        ("drawn_at__isnull", False),
                        ("witness__isnull", False),
                        models.Q(("word", ""), _negated=True),
                        models.Q(("witness", models.F("announced_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="revisit_draw_has_another_witness",
            ),
        ),
        migrations.AddIndex(
            model_name="revisit",
            index=models.Index(condition=models.Q(("state", "drawn")), fields=["caller", "id"], name="revisit_to_call"),
        ),
        migrations.AddConstraint(
            model_name="revisit",
            constraint=models.UniqueConstraint(fields=("case",), name="revisit_once_a_case"),
        ),
        migrations.AddConstraint(
            model_name="revisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["drawn", "answered", "unreached"])), name="revisit_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="revisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "grade__in",
                        ["", "very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied"],
                    )
                ),
                name="revisit_grade_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="revisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("tries__gte", 0), ("tries__lte", 3)), name="revisit_tries_are_few"
            ),
        ),
        migrations.AddConstraint(
            model_name="revisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True),
                    models.Q(models.Q(("grade", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="revisit_is_answered_whole",
            ),
        ),
    ]
