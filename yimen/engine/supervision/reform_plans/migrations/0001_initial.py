"""Reform plans: every version of them, what was done with which, and who was told."""

import django.db.models.deletion
import yimen.kernel.reform.plan_life
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReformPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("state", models.TextField(default="submitted")),
                ("approval_number", models.TextField(default="")),
                ("determination_ref", models.TextField(default="")),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "determined_by",
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
            ],
        ),
        migrations.CreateModel(
            name="ReformPlanStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.TextField()),
                ("number", models.TextField(default="")),
                ("words", models.TextField(default="")),
                ("done_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="reform_plans.reformplan"
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
            name="ReformPlanNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField(null=True)),
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
                    "read_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="reform_plans.reformplanstep",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReformPlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("text", models.TextField()),
                ("division", models.JSONField()),
                ("begins", models.DateField()),
                ("partners", models.JSONField(default=list)),
                ("sha256", models.TextField()),
                ("written_ref", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reform_plans.reformplan",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="reformplanstep",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reform_plans.reformplanversion",
            ),
        ),
        migrations.AddIndex(
            model_name="reformplan",
            index=models.Index(fields=["office", "-id"], name="reform_plan_of_office"),
        ),
        migrations.AddConstraint(
            model_name="reformplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["submitted", "approved", "determined", "returned", "withdrawn"])),
                name="reform_plan_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("determined_by", None),
                    models.Q(("determined_by", models.F("approved_by")), _negated=True),
                    _connector="OR",
                ),
                name="reform_plan_passes_two_hands",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    models.Q(("approved_by__isnull", False), models.Q(("approval_number", ""), _negated=True)),
                    _connector="OR",
                ),
                name="reform_plan_is_approved_by_a_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "determined"), _negated=True),
                    models.Q(("determined_by__isnull", False), models.Q(("determination_ref", ""), _negated=True)),
                    _connector="OR",
                ),
                name="reform_plan_ends_in_a_determination",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            yimen.kernel.reform.plan_life.ReformPlanState["APPROVED"],
                            yimen.kernel.reform.plan_life.ReformPlanState["RETURNED"],
                            yimen.kernel.reform.plan_life.ReformPlanState["SUBMITTED"],
                        ],
                    )
                ),
                fields=("office",),
                name="office_has_one_open_reform_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="reformplannotice",
            index=models.Index(
                condition=models.Q(("read_at", None)), fields=["office"], name="reform_plan_notice_unread"
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplannotice",
            constraint=models.UniqueConstraint(fields=("step", "office"), name="reform_plan_step_tells_an_office_once"),
        ),
        migrations.AddConstraint(
            model_name="reformplannotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_at", None), ("read_by", None)),
                    models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                    _connector="OR",
                ),
                name="reform_plan_notice_is_read_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplanversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="reform_plan_version_number_is_one"),
        ),
        migrations.AddConstraint(
            model_name="reformplanversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="reform_plan_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplanversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="reform_plan_version_has_its_hash"
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplanstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verb__in", ("submit", "revise", "approve", "return", "determine", "send_back", "withdraw"))
                ),
                name="reform_plan_step_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reformplanstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verb__in", ["return", "send_back", "withdraw"]), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="reform_plan_goes_back_for_a_reason",
            ),
        ),
    ]
