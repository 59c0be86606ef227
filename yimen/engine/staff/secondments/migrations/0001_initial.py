"""The tables of the secondments."""

import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.staffing.secondment import PROPOSAL_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0011_secondment"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostingProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("begins", models.DateField()),
                ("reason", models.TextField()),
                ("grade", models.TextField(default="")),
                ("grade_year", models.SmallIntegerField(null=True)),
                ("grade_document", models.TextField(default="")),
                ("state", models.TextField(default="proposed")),
                ("proposed_at", models.DateTimeField()),
                ("found", models.JSONField(default=dict)),
                ("words", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
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
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.secondment",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.post"
                    ),
                ),
                (
                    "proposed_by",
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
            options={
                "indexes": [
                    models.Index(fields=["centre", "-id"], name="posting_proposal_of_centre"),
                    models.Index(fields=["office", "-id"], name="posting_proposal_of_office"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "ordered", "refused", "taken_back"])),
                        name="posting_proposal_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["", "excellent", "competent", "basic", "unfit"])),
                        name="posting_proposal_grade_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade", ""), ("grade_document", ""), ("grade_year", None)),
                            models.Q(
                                models.Q(("grade", ""), _negated=True),
                                ("grade_year__isnull", False),
                                models.Q(("grade_document", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="posting_proposal_grade_has_a_year_and_a_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ordered", "refused"]), ("decided_at__isnull", False)),
                            models.Q(
                                models.Q(("state__in", ["ordered", "refused"]), _negated=True), ("decided_by", None)
                            ),
                            _connector="OR",
                        ),
                        name="posting_proposal_is_decided_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ordered"), ("order__isnull", False)),
                            models.Q(models.Q(("state", "ordered"), _negated=True), ("order", None)),
                            _connector="OR",
                        ),
                        name="posting_proposal_ordered_has_its_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                                models.Q(("decided_by", models.F("staff")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="posting_proposal_is_decided_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proposed_by", models.F("staff")), _negated=True),
                        name="posting_proposal_is_of_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("staff",),
                        name="posting_proposal_waits_once_for_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("outcome", models.TextField(default="")),
                ("words", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "asked_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.secondment"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("outcome", "")),
                            models.Q(("outcome__in", ["granted", "refused"]), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="return_request_is_answered_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="return_request_is_refused_with_reasons",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("order",),
                        name="return_request_waits_once_for_an_order",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            PROPOSAL_LIFE.guard_sql("secondments_postingproposal"),
            "drop function secondments_postingproposal_state_guard() cascade",
        ),
    ]
