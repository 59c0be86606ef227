"""The projects with their stages, groups, indicators and joint sittings."""

import django.contrib.postgres.fields
import django.db.models.deletion
import yimen.kernel.projects.project
import yimen.kernel.projects.sitting_life
from django.db import migrations, models


from yimen.kernel.projects.sitting_life import SITTING_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("matters", "0002_by_writer"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
        ("project_models", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("funding", models.TextField()),
                ("project_class", models.TextField()),
                ("place", models.TextField()),
                ("set_up_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_why", models.TextField(default="")),
                (
                    "model",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="project_models.projectmodel",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"),
                ),
                (
                    "simplified",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="project_models.simplifiedentry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FixedIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.TextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("document", models.TextField()),
                ("fixed_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="projects.project"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProjectStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("opened_at", models.DateTimeField()),
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="projects.project"
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="project_models.modelstage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JointSitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("offices", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("days", models.DecimalField(decimal_places=1, max_digits=6)),
                ("state", models.TextField(default=yimen.kernel.projects.sitting_life.SittingState["OPEN"])),
                ("due_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.calendar",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="projects.projectstage"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SittingRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("note", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("report", models.TextField(default="")),
                (
                    "absent",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("concluded_at", models.DateTimeField(null=True)),
                (
                    "concluded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="projects.jointsitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SittingView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("view", models.TextField()),
                ("text", models.TextField()),
                (
                    "defects",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("said_at", models.DateTimeField()),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="projects.sittinground"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StageGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("started_at", models.DateTimeField()),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="projects.projectstage"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            yimen.kernel.projects.project.ProjectKind["GOVERNMENT"],
                            yimen.kernel.projects.project.ProjectKind["ENTERPRISE_APPROVAL"],
                            yimen.kernel.projects.project.ProjectKind["ENTERPRISE_FILING"],
                        ],
                    )
                ),
                name="project_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "funding__in",
                        [
                            yimen.kernel.projects.project.Funding["FISCAL"],
                            yimen.kernel.projects.project.Funding["STATE_OWNED"],
                            yimen.kernel.projects.project.Funding["PRIVATE"],
                            yimen.kernel.projects.project.Funding["FOREIGN"],
                            yimen.kernel.projects.project.Funding["MIXED"],
                        ],
                    )
                ),
                name="project_funding_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "project_class__in",
                        [
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
                name="project_class_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("simplified", None), ("kind", "government"), _connector="OR"),
                name="project_of_government_is_set_up_simply",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stopped_at", None), ("stopped_why", "")),
                    models.Q(("stopped_at__isnull", False), models.Q(("stopped_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="project_is_stopped_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="fixedindicator",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at", None)),
                fields=("project", "indicator"),
                name="indicator_is_fixed_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="fixedindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "indicator__in",
                        [
                            yimen.kernel.projects.project.Indicator["INVESTMENT"],
                            yimen.kernel.projects.project.Indicator["SITE_AREA"],
                            yimen.kernel.projects.project.Indicator["LAND_QUOTA"],
                            yimen.kernel.projects.project.Indicator["FOREST_QUOTA"],
                            yimen.kernel.projects.project.Indicator["FLOOR_AREA"],
                            yimen.kernel.projects.project.Indicator["FACILITIES"],
                        ],
                    )
                ),
                name="indicator_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="fixedindicator",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="indicator_is_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="fixedindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", ""), _negated=True), name="indicator_is_fixed_by_a_document"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectstage",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="project_stage_is_opened_once"),
        ),
        migrations.AddConstraint(
            model_name="jointsitting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["open", "mending", "passed"])),
                fields=("stage", "kind"),
                name="sitting_of_a_kind_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointsitting",
            constraint=models.CheckConstraint(
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
                name="sitting_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointsitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            yimen.kernel.projects.sitting_life.SittingState["OPEN"],
                            yimen.kernel.projects.sitting_life.SittingState["MENDING"],
                            yimen.kernel.projects.sitting_life.SittingState["PASSED"],
                            yimen.kernel.projects.sitting_life.SittingState["FAILED"],
                            yimen.kernel.projects.sitting_life.SittingState["WITHDRAWN"],
                        ],
                    )
                ),
                name="sitting_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointsitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state__in", ["open", "mending"])),
                    models.Q(models.Q(("state__in", ["open", "mending"]), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="sitting_ends_with_its_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="sittinground",
            constraint=models.UniqueConstraint(fields=("sitting", "number"), name="sitting_round_is_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="sittinground",
            constraint=models.UniqueConstraint(
                condition=models.Q(("concluded_at", None)), fields=("sitting",), name="sitting_one_round_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="sittinground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("concluded_at", None), ("report", "")),
                    models.Q(("concluded_at__gte", models.F("opened_at")), models.Q(("report", ""), _negated=True)),
                    _connector="OR",
                ),
                name="sitting_round_ends_with_a_report",
            ),
        ),
        migrations.AddConstraint(
            model_name="sittingview",
            constraint=models.UniqueConstraint(
                fields=("round", "office"), name="sitting_view_of_an_office_once_in_a_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="sittingview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "view__in",
                        [
                            yimen.kernel.projects.sitting_life.View["PASS"],
                            yimen.kernel.projects.sitting_life.View["MEND"],
                            yimen.kernel.projects.sitting_life.View["FAIL"],
                        ],
                    )
                ),
                name="sitting_view_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sittingview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("defects", []), ("view", "pass")),
                    models.Q(models.Q(("view", "pass"), _negated=True), ("defects__len__gte", 1)),
                    _connector="OR",
                ),
                name="sitting_view_names_what_is_wrong",
            ),
        ),
        migrations.AddConstraint(
            model_name="stagegroup",
            constraint=models.UniqueConstraint(fields=("stage", "number"), name="stage_group_begins_once"),
        ),
        migrations.RunSQL(
            SITTING_LIFE.guard_sql("projects_jointsitting"), "drop function projects_jointsitting_state_guard() cascade"
        ),
    ]
