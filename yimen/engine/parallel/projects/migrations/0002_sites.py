"""Sites with their conflicts and what departments say of them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import yimen.kernel.projects.sites
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
        ("projects", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("number", models.SmallIntegerField()),
                ("rings", models.JSONField()),
                ("digest", models.TextField()),
                ("area", models.DecimalField(decimal_places=2, max_digits=14)),
                ("layers", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("chosen_at", models.DateTimeField()),
                ("result", models.TextField(default="")),
                ("conclusion", models.TextField(default="")),
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
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="projects.project"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SiteConflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.TextField()),
                ("layer", models.TextField()),
                ("overlap", models.DecimalField(decimal_places=2, max_digits=14)),
                ("share", models.DecimalField(decimal_places=2, max_digits=5)),
                ("resolved_by_document", models.TextField(default="")),
                ("resolution", models.TextField(default="")),
                ("resolved_at", models.DateTimeField(null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="projects.site"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SiteOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("subject", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("view", models.TextField(default="")),
                ("text", models.TextField(default="")),
                ("said_at", models.DateTimeField(null=True)),
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
                    "said_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="projects.site"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="site",
            index=models.Index(condition=models.Q(("result", "unfit")), fields=["digest"], name="site_found_unfit"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(fields=("project", "number"), name="site_is_numbered_in_its_project"),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(
                condition=models.Q(("concluded_at", None)), fields=("project",), name="site_one_at_a_time_in_a_project"
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("concluded_at", None), ("conclusion", ""), ("result", "")),
                    models.Q(
                        ("concluded_at__isnull", False),
                        (
                            "result__in",
                            [
                                yimen.kernel.projects.sites.SiteView["FIT"],
                                yimen.kernel.projects.sites.SiteView["UNFIT"],
                            ],
                        ),
                        models.Q(("conclusion", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="site_is_concluded_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteconflict",
            constraint=models.UniqueConstraint(fields=("site", "line"), name="site_conflict_with_a_line_once"),
        ),
        migrations.AddConstraint(
            model_name="siteconflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "line__in",
                        [
                            yimen.kernel.projects.sites.ControlLine["RED"],
                            yimen.kernel.projects.sites.ControlLine["GREEN"],
                            yimen.kernel.projects.sites.ControlLine["BLUE"],
                            yimen.kernel.projects.sites.ControlLine["PURPLE"],
                            yimen.kernel.projects.sites.ControlLine["YELLOW"],
                        ],
                    )
                ),
                name="site_conflict_line_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteconflict",
            constraint=models.CheckConstraint(condition=models.Q(("overlap__gt", 0)), name="site_conflict_has_an_area"),
        ),
        migrations.AddConstraint(
            model_name="siteconflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("resolution", ""), ("resolved_at", None), ("resolved_by_document", "")),
                    models.Q(
                        ("resolved_at__isnull", False),
                        models.Q(("resolution", ""), _negated=True),
                        models.Q(("resolved_by_document", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="site_conflict_is_resolved_by_a_document",
            ),
        ),
        migrations.AddIndex(
            model_name="siteopinion",
            index=models.Index(
                condition=models.Q(("said_at", None)), fields=["office", "due_at"], name="site_opinion_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="siteopinion",
            constraint=models.UniqueConstraint(fields=("site", "office", "subject"), name="site_opinion_is_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="siteopinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "subject__in",
                        [
                            yimen.kernel.projects.sites.SiteSubject["INVESTMENT"],
                            yimen.kernel.projects.sites.SiteSubject["LAND"],
                            yimen.kernel.projects.sites.SiteSubject["FOREST"],
                            yimen.kernel.projects.sites.SiteSubject["PLANNING"],
                            yimen.kernel.projects.sites.SiteSubject["ECOLOGY"],
                            yimen.kernel.projects.sites.SiteSubject["FACILITIES"],
                        ],
                    )
                ),
                name="site_opinion_subject_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteopinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("said_at", None), ("text", ""), ("view", "")),
                    models.Q(
                        ("said_at__isnull", False),
                        (
                            "view__in",
                            [
                                yimen.kernel.projects.sites.SiteView["FIT"],
                                yimen.kernel.projects.sites.SiteView["UNFIT"],
                            ],
                        ),
                        models.Q(("text", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="site_opinion_is_said_in_words",
            ),
        ),
    ]
