"""The tables of the assessments and the guard of their life, generated from the kernel's table."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


from yimen.kernel.staffing.assessment import ASSESSMENT_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssessmentStandard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("period", models.TextField()),
                ("weights", models.JSONField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("published_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("period", models.TextField()),
                ("month", models.DateField()),
                ("figures", models.JSONField()),
                ("points", models.SmallIntegerField()),
                ("score", models.IntegerField()),
                ("state", models.TextField(default="shown")),
                ("shown_at", models.DateTimeField()),
                ("object_by", models.DateTimeField()),
                ("noted_at", models.DateTimeField(null=True)),
                ("objection", models.TextField(default="")),
                ("objected_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("score_shown", models.IntegerField()),
                ("fixed_at", models.DateTimeField(null=True)),
                ("grade", models.TextField(default="")),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
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
                    "fixed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.assessmentstandard",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("year", models.SmallIntegerField()),
                ("members", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("document", models.TextField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConductNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("day", models.DateField()),
                ("kind", models.TextField()),
                ("points", models.SmallIntegerField()),
                ("told", models.TextField()),
                ("evidence", models.TextField()),
                ("noted_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_for", models.TextField(default="")),
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
                    "noted_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExcellentNomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("reason", models.TextField()),
                ("nominated_at", models.DateTimeField()),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nomination",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "nominated_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommitteeVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("favour", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="assessments.excellentnomination",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ExcellentShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("per_hundred", models.SmallIntegerField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("to", models.TextField()),
                ("on", models.DateField()),
                ("document", models.TextField()),
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
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssessmentCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.IntegerField()),
                ("after", models.IntegerField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("after__gte", 0),
                            models.Q(("before", models.F("after")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="assessment_correction_says_why",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="assessmentstandard",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__in", ["month", "year"])), name="assessment_standard_is_of_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessmentstandard",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("period"),
                            function="int8range",
                            template="int8range(hashtextextended(period, 0), hashtextextended(period, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="assessment_has_one_standard_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["staff", "-month"], name="assessment_of_staff"),
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["centre", "period", "-month"], name="assessment_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("centre", "staff", "period", "month"), name="assessment_once_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["shown", "objected", "answered", "fixed"])),
                name="assessment_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fixed_at__isnull", False), ("state", "fixed")),
                    models.Q(models.Q(("state", "fixed"), _negated=True), ("fixed_at", None)),
                    _connector="OR",
                ),
                name="assessment_is_fixed_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", None), models.Q(("answered_by", models.F("staff")), _negated=True), _connector="OR"
                ),
                name="assessment_is_answered_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fixed_by", None), models.Q(("fixed_by", models.F("staff")), _negated=True), _connector="OR"
                ),
                name="assessment_is_fixed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("grade__in", ["", "excellent", "competent"])), name="assessment_grade_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.UniqueConstraint(fields=("centre", "year"), name="committee_one_a_year"),
        ),
        migrations.AddIndex(
            model_name="conductnote",
            index=models.Index(fields=["staff", "day"], name="conduct_note_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="conductnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["late", "away", "phone", "manners", "meeting", "other", "commended", "campaign"])
                ),
                name="conduct_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conductnote",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("evidence", ""), _negated=True), models.Q(("told", ""), _negated=True)),
                name="conduct_note_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="conductnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", -20), ("points__lte", 20), models.Q(("points", 0), _negated=True)),
                name="conduct_note_is_worth_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="conductnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("noted_by", models.F("staff")), _negated=True),
                name="conduct_is_noted_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeevote",
            constraint=models.UniqueConstraint(fields=("nomination", "member"), name="committee_member_votes_once"),
        ),
        migrations.AddConstraint(
            model_name="committeevote",
            constraint=models.CheckConstraint(
                condition=models.Q(("favour__in", ["yes", "no"])), name="committee_vote_is_yes_or_no"
            ),
        ),
        migrations.AddConstraint(
            model_name="excellentshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_hundred__gte", 0), ("per_hundred__lte", 100)),
                name="excellent_share_is_of_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="excellentshare",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="excellent_share_is_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotion",
            constraint=models.UniqueConstraint(fields=("staff", "on"), name="promotion_once_a_day"),
        ),
        migrations.RunSQL(
            ASSESSMENT_LIFE.guard_sql("assessments_assessment"),
            "drop function assessments_assessment_state_guard() cascade",
        ),
    ]
