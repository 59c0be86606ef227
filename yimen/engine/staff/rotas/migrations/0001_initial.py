"""The tables of the rotas."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="AllowanceRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("fen", models.BigIntegerField()),
                ("least_days", models.SmallIntegerField()),
                ("budget_fen", models.BigIntegerField()),
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
            name="AllowanceList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("month", models.DateField()),
                ("fen", models.BigIntegerField()),
                ("frozen_at", models.DateTimeField()),
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
                    "frozen_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rotas.allowancerule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AttendanceMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("kind", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeaveRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("reason", models.TextField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("asked_at", models.DateTimeField()),
                ("outcome", models.TextField(default="")),
                ("words", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
                ("absence_ref", models.TextField(default="")),
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
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("duty", models.TextField()),
                ("letter_ref", models.TextField(default="")),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
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
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
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
            name="Shift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("day", models.DateField()),
                ("day_kind", models.TextField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("posted_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("called_off_at", models.DateTimeField(null=True)),
                ("called_off_for", models.TextField(default="")),
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
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DutyEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("at", models.DateTimeField()),
                ("told", models.TextField()),
                ("handled", models.TextField()),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="rotas.shift"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AttendanceCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("found", models.TextField()),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("outcome", models.TextField(default="")),
                ("words", models.TextField(default="")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
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
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="rotas.shift"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AllowanceLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("served", models.SmallIntegerField()),
                ("fen", models.BigIntegerField()),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="rotas.allowancelist"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of", "staff"), name="allowance_line_once_a_person")],
            },
        ),
        migrations.AddConstraint(
            model_name="allowancerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("budget_fen__gte", 0), ("fen__gt", 0), ("least_days__gte", 1)),
                name="allowance_rule_pays_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="allowancerule",
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
                name="allowance_has_one_rule_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="allowancelist",
            constraint=models.UniqueConstraint(
                fields=("centre", "month"), name="allowance_list_is_frozen_once_a_month"
            ),
        ),
        migrations.AddIndex(
            model_name="attendancemark",
            index=models.Index(fields=["staff", "day"], name="attendance_mark_of_day"),
        ),
        migrations.AddConstraint(
            model_name="attendancemark",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["in", "out"])), name="attendance_mark_is_in_or_out"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancemark",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "in")), fields=("staff", "day"), name="attendance_is_signed_in_once_a_day"
            ),
        ),
        migrations.AddIndex(
            model_name="leaverequest",
            index=models.Index(fields=["staff", "-id"], name="leave_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "granted", "refused", "taken_back"])),
                name="leave_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("staff")), _negated=True), _connector="OR"
                ),
                name="leave_is_granted_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="leave_is_decided_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "granted"), _negated=True),
                    models.Q(("absence_ref", ""), _negated=True),
                    _connector="OR",
                ),
                name="leave_granted_is_an_absence",
            ),
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("outcome", "")),
                expressions=[
                    (
                        models.Func(
                            models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="leave_is_asked_once_for_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(("duty__in", ["chief", "deputy"])), name="representative_is_chief_or_deputy"
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(("duty", "deputy"), models.Q(("letter_ref", ""), _negated=True), _connector="OR"),
                name="representative_chief_holds_a_letter",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("duty", "chief")),
                expressions=[
                    (
                        models.Func(
                            models.F("office_id"), models.F("office_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="representative_one_chief_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("duty", "deputy")),
                expressions=[
                    (
                        models.Func(
                            models.F("office_id"), models.F("office_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="representative_one_deputy_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["centre", "day"], name="shift_of_centre"),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["staff", "day"], name="shift_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["window", "relief", "village", "leader"])), name="shift_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "window"), ("window__isnull", False)),
                    models.Q(models.Q(("kind", "window"), _negated=True), ("window", None)),
                    _connector="OR",
                ),
                name="shift_at_a_window_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("called_off_at", None), ("called_off_for", "")),
                    models.Q(("called_off_at__isnull", False), models.Q(("called_off_for", ""), _negated=True)),
                    _connector="OR",
                ),
                name="shift_is_called_off_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("called_off_at", None)),
                expressions=[
                    (
                        models.Func(
                            models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="shift_one_at_a_time_for_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("called_off_at", None), ("kind", "window")),
                expressions=[
                    (
                        models.Func(
                            models.F("window_id"), models.F("window_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="shift_one_at_a_time_at_a_window",
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("called_off_at", None), ("kind", "leader")),
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("during", "&&"),
                ],
                name="shift_one_leader_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyevent",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("told", ""), _negated=True), models.Q(("handled", ""), _negated=True)),
                name="duty_event_says_what_was_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "granted", "refused", "taken_back"])),
                name="attendance_correction_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("found__in", ["to_come", "present", "late", "left_early", "absent", "on_leave", "excused"])
                ),
                name="attendance_correction_finds_a_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="attendance_correction_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("asked_by")), _negated=True), _connector="OR"
                ),
                name="attendance_correction_needs_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="attendance_correction_is_decided_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendancecorrection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("shift",), name="attendance_correction_waits_once_a_shift"
            ),
        ),
    ]
