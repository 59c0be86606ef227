"""Standards of discretion for penalties, penalties as they were imposed, and alarms about them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.CreateModel(
            name="PenaltyStandard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("violation", models.TextField()),
                ("grade", models.TextField()),
                ("circumstances", models.TextField(default="")),
                ("kinds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("least_fen", models.BigIntegerField()),
                ("most_fen", models.BigIntegerField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["exempt", "mitigated", "lenient", "ordinary", "severe"])),
                        name="penalty_standard_grade_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kinds__contained_by",
                                ["warning", "criticism", "fine", "confiscation", "suspension", "revocation"],
                            ),
                            ("kinds__len__gt", 0),
                        ),
                        name="penalty_standard_kinds_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_fen__gte", 0),
                            ("most_fen__gte", models.F("least_fen")),
                            models.Q(
                                models.Q(("kinds__contains", ["fine"]), ("most_fen__gt", 0)),
                                models.Q(("most_fen", 0), models.Q(("kinds__contains", ["fine"]), _negated=True)),
                                _connector="OR",
                            ),
                        ),
                        name="penalty_standard_has_money_for_a_fine_only",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("office_id"),
                                    models.F("office_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("violation"),
                                    function="int8range",
                                    template="int8range(hashtextextended(violation, 0), hashtextextended(violation, 0), '[]')",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("grade"),
                                    function="int8range",
                                    template="int8range(hashtextextended(grade, 0), hashtextextended(grade, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="penalty_standard_is_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Penalty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField()),
                ("file_number", models.TextField()),
                ("violation", models.TextField()),
                ("grade", models.TextField()),
                ("kinds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("fen", models.BigIntegerField()),
                ("day", models.DateField()),
                ("finding", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.TextField()),
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
                    "standard",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="penalties.penaltystandard",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "number"), name="penalty_is_recorded_once_by_its_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", "no_standard"), ("standard__isnull", True)),
                            models.Q(
                                ("finding__in", ["within", "other_kind", "below", "above"]), ("standard__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="penalty_is_weighed_by_its_standard",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade__in", ["exempt", "mitigated", "lenient", "ordinary", "severe"]),
                            (
                                "kinds__contained_by",
                                ["warning", "criticism", "fine", "confiscation", "suspension", "revocation"],
                            ),
                            ("kinds__len__gt", 0),
                        ),
                        name="penalty_grade_and_kinds_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fen__gt", 0), ("kinds__contains", ["fine"])),
                            models.Q(("fen", 0), models.Q(("kinds__contains", ["fine"]), _negated=True)),
                            _connector="OR",
                        ),
                        name="penalty_has_money_for_a_fine_only",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PenaltyAlarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("note", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "penalty",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="alarm", to="penalties.penalty"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("closed_at__isnull", True), ("note", "")),
                            models.Q(
                                ("answer__in", ["justified", "corrected", "referred"]),
                                ("closed_at__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="penalty_alarm_is_closed_once_with_its_result",
                    )
                ],
            },
        ),
    ]
