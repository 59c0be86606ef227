"""The tables of the norms: standards, their clauses, self-checks and how each clause was found."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bases", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Norm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("family", models.TextField()),
                ("title", models.TextField()),
                ("kinds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
                (
                    "basis",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bases.basis"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NormClause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("group", models.TextField()),
                ("text", models.TextField()),
                ("probe", models.TextField(default="")),
                ("least", models.SmallIntegerField(default=0)),
                (
                    "norm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clauses", to="norms.norm"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SelfCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("state", models.TextField(default="open")),
                ("opened_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                ("returned_why", models.TextField(default="")),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("seen", models.TextField(default="")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
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
                    "norm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="norms.norm"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "submitted_by",
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
            name="SelfCheckLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.TextField()),
                ("part", models.IntegerField(null=True)),
                ("whole", models.IntegerField(null=True)),
                ("evidence", models.TextField(default="")),
                ("struck", models.TextField(default="")),
                (
                    "check_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="norms.selfcheck"
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="norms.normclause",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("family__in", ["five_standards", "ten_systems", "five_ways", "city_standard", "construction"])
                ),
                name="norm_family_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.CheckConstraint(
                condition=models.Q(("kinds__len__gte", 1)), name="norm_is_for_some_centres"
            ),
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid__endswith", None)), fields=("title",), name="norm_of_a_title_once_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="normclause",
            constraint=models.UniqueConstraint(fields=("norm", "number"), name="norm_clause_has_a_number"),
        ),
        migrations.AddConstraint(
            model_name="normclause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("least", 0), ("probe", "")),
                    models.Q(
                        ("least__gte", 1),
                        ("least__lte", 100),
                        (
                            "probe__in",
                            [
                                "open_guides",
                                "posts_held",
                                "first_asked",
                                "stand_ins",
                                "reviewed_apart",
                                "promised",
                                "in_time",
                                "one_notice",
                                "complaints",
                                "accountability",
                                "satisfaction",
                                "facilities",
                                "online",
                                "one_trip",
                                "answered",
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="norm_clause_is_probed_or_looked_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="normclause",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("group", ""), _negated=True), models.Q(("text", ""), _negated=True)),
                name="norm_clause_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "submitted", "confirmed"])), name="self_check_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="selfcheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["open", "submitted"])),
                fields=("norm", "centre"),
                name="self_check_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        ("confirmed_by__isnull", False),
                        models.Q(("seen", ""), _negated=True),
                        models.Q(("confirmed_by", models.F("submitted_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="self_check_is_confirmed_by_others",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfcheckline",
            constraint=models.UniqueConstraint(fields=("check_of", "clause"), name="self_check_line_once_a_clause"),
        ),
        migrations.AddConstraint(
            model_name="selfcheckline",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["met", "unmet", "not_applicable"])),
                name="self_check_line_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="selfcheckline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("part__isnull", False), ("whole__isnull", False)),
                    models.Q(("evidence", ""), _negated=True),
                    _connector="OR",
                ),
                name="self_check_line_rests_on_something",
            ),
        ),
    ]
