"""The project models with their stages and sittings, and the list of simplified set-up."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.projects.project
import yimen.kernel.projects.sitting_life
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bundles", "0002_stages_and_groups"),
        ("offices", "0004_office_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProjectModel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("number", models.SmallIntegerField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=6)),
                ("days_before", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("name", "number"), name="project_model_version_is_numbered_once"),
                    models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="project_model_has_time"),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="project_model_has_a_document"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("name"),
                                    function="int8range",
                                    template="int8range(hashtextextended(name, 0), hashtextextended(name, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="project_model_one_version_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModelStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("name", models.TextField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=6)),
                (
                    "spared",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "bundle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bundles.bundle"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="project_models.projectmodel",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SimplifiedEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("project_class", models.TextField(default="")),
                ("project_code", models.TextField(default="")),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_document", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("project_class", ""), models.Q(("project_code", ""), _negated=True)),
                            models.Q(models.Q(("project_class", ""), _negated=True), ("project_code", "")),
                            _connector="OR",
                        ),
                        name="simplified_entry_names_a_class_or_a_project",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "project_class__in",
                                [
                                    "",
                                    yimen.kernel.projects.project.ProjectClass["ROAD"],
                                    yimen.kernel.projects.project.ProjectClass["SCHOOL"],
                                    yimen.kernel.projects.project.ProjectClass["HOSPITAL"],
                                    yimen.kernel.projects.project.ProjectClass["HOUSING"],
                                    yimen.kernel.projects.project.ProjectClass["WATER"],
                                    yimen.kernel.projects.project.ProjectClass["PARK"],
                                    yimen.kernel.projects.project.ProjectClass["PIPES"],
                                    yimen.kernel.projects.project.ProjectClass["INDUSTRY"],
                                    yimen.kernel.projects.project.ProjectClass["COMMERCE"],
                                    yimen.kernel.projects.project.ProjectClass["OTHER"],
                                ],
                            )
                        ),
                        name="simplified_entry_class_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="simplified_entry_has_a_document"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("project_class"),
                                    function="int8range",
                                    template="int8range(hashtextextended(project_class, 0), hashtextextended(project_class, 0), '[]')",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("project_code"),
                                    function="int8range",
                                    template="int8range(hashtextextended(project_code, 0), hashtextextended(project_code, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="simplified_entry_stands_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModelSitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("offices", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("days", models.DecimalField(decimal_places=1, max_digits=6)),
                (
                    "lead",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="project_models.modelstage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("stage", "kind"), name="model_sitting_of_a_kind_once_in_its_stage"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    yimen.kernel.projects.sitting_life.SittingKind["REVIEW"],
                                    yimen.kernel.projects.sitting_life.SittingKind["DRAWINGS"],
                                    yimen.kernel.projects.sitting_life.SittingKind["SURVEY"],
                                    yimen.kernel.projects.sitting_life.SittingKind["ACCEPTANCE"],
                                    yimen.kernel.projects.sitting_life.SittingKind["INSPECTION"],
                                ],
                            )
                        ),
                        name="model_sitting_kind_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("days__gt", 0)), name="model_sitting_has_time"),
                    models.CheckConstraint(
                        condition=models.Q(("offices__len__gte", 2)), name="model_sitting_is_of_several_offices"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="modelstage",
            constraint=models.UniqueConstraint(fields=("model", "number"), name="model_stage_is_numbered_in_its_model"),
        ),
        migrations.AddConstraint(
            model_name="modelstage",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0), ("days__gt", 0)), name="model_stage_has_time"
            ),
        ),
    ]
