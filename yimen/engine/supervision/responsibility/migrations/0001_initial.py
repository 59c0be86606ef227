"""The tables of responsibility: the published list of censures, and the cases."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="CensureRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("censure", models.TextField()),
                ("points", models.SmallIntegerField()),
                ("publicity", models.TextField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ResponsibilityCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("source", models.TextField()),
                ("source_ref", models.TextField()),
                ("source_said", models.TextField()),
                ("happened_at", models.DateTimeField()),
                ("finders", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("city_id", models.BigIntegerField(null=True)),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("finding", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("hear_by", models.DateTimeField()),
                ("decide_by", models.DateTimeField()),
                ("state", models.TextField(default="opened")),
                ("defence", models.TextField(default="")),
                ("heard_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                ("document", models.TextField(default="")),
                ("notice", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
                ("appeal_by", models.DateTimeField(null=True)),
                ("conduct_note", models.TextField(default="")),
                ("appeal", models.TextField(default="")),
                ("appealed_at", models.DateTimeField(null=True)),
                ("judge_by", models.DateTimeField(null=True)),
                ("judgement", models.TextField(default="")),
                ("judged_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="responsibility.censurerule",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="censurerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "censure__in",
                        ["reminded", "written", "admonished", "criticised", "moved", "suspended", "referred"],
                    )
                ),
                name="censure_rule_is_of_the_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="censurerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 1), ("points__lte", 20)), name="censure_rule_takes_points"
            ),
        ),
        migrations.AddConstraint(
            model_name="censurerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("publicity__in", ["public", "told"])), name="censure_rule_publicity_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="censurerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", ""), _negated=True), name="censure_rule_has_a_document"
            ),
        ),
        migrations.AddConstraint(
            model_name="censurerule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("censure"),
                            function="int8range",
                            template="int8range(hashtextextended(censure, 0), hashtextextended(censure, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="censure_rule_is_one_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="responsibilitycase",
            index=models.Index(fields=["subject", "-id"], name="responsibility_of_subject"),
        ),
        migrations.AddIndex(
            model_name="responsibilitycase",
            index=models.Index(fields=["office", "-id"], name="responsibility_of_office"),
        ),
        migrations.AddIndex(
            model_name="responsibilitycase",
            index=models.Index(
                condition=models.Q(("state__in", ["appealed", "heard", "opened"])),
                fields=["decide_by", "id"],
                name="responsibility_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="responsibilitycase",
            index=models.Index(
                condition=models.Q(("state__in", ["appealed", "confirmed", "decided", "withdrawn"])),
                fields=["-decided_at", "-id"],
                name="responsibility_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.UniqueConstraint(
                fields=("source", "source_ref", "subject"), name="responsibility_once_for_each_finding"
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["card", "complaint", "round", "anomaly"])),
                name="responsibility_source_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["opened", "heard", "decided", "cleared", "appealed", "confirmed", "withdrawn"])
                ),
                name="responsibility_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(("finding", ""), _negated=True), name="responsibility_says_what_was_found"
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(("opened_by", models.F("subject")), _negated=True),
                name="responsibility_is_opened_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None),
                    models.Q(
                        models.Q(("decided_by", models.F("subject")), _negated=True),
                        models.Q(("decided_by", models.F("opened_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="responsibility_is_decided_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("judged_by", None),
                    models.Q(
                        models.Q(("judged_by", models.F("subject")), _negated=True),
                        models.Q(("judged_by", models.F("opened_by")), _negated=True),
                        models.Q(("judged_by", models.F("decided_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="responsibility_appeal_is_judged_by_yet_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["appealed", "confirmed", "decided", "withdrawn"]), _negated=True),
                    models.Q(
                        ("appeal_by__isnull", False),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("rule__isnull", False),
                        models.Q(("document", ""), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="responsibility_is_decided_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "appealed"), _negated=True),
                    models.Q(models.Q(("appeal", ""), _negated=True), ("appealed_at__isnull", False)),
                    _connector="OR",
                ),
                name="responsibility_appeal_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["confirmed", "withdrawn"]), _negated=True),
                    models.Q(
                        models.Q(("judgement", ""), _negated=True),
                        ("judged_at__isnull", False),
                        ("judged_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="responsibility_judgement_has_its_reasons",
            ),
        ),
    ]
