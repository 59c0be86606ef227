"""Cards of supervision, their annotations, and how far the patrol has walked."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.supervision.card_life import CARD_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0019_lapsed_with_the_case"),
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("rule", models.TextField()),
                ("rule_version", models.SmallIntegerField()),
                ("colour", models.TextField()),
                ("subject_kind", models.TextField()),
                ("subject_ref", models.TextField()),
                ("occurrence", models.TextField()),
                ("lines", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("actors", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("facts", models.JSONField()),
                ("desk_id", models.BigIntegerField(null=True)),
                ("city_id", models.BigIntegerField(null=True)),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("level", models.TextField()),
                ("happened_at", models.DateTimeField()),
                ("raised_at", models.DateTimeField()),
                ("state", models.TextField(default="open")),
                ("due_at", models.DateTimeField(null=True)),
                ("escalated_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("judgement", models.TextField(default="")),
                ("judged_at", models.DateTimeField(null=True)),
                ("objection", models.TextField(default="")),
                ("objected_at", models.DateTimeField(null=True)),
                ("order", models.TextField(default="")),
                ("ordered_at", models.DateTimeField(null=True)),
                ("report", models.TextField(default="")),
                ("reported_at", models.DateTimeField(null=True)),
                ("accountability", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                    "ordered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "-id"], name="card_of_office"),
                    models.Index(fields=["city_id", "-id"], name="card_of_city"),
                    models.Index(
                        condition=models.Q(("county_id__isnull", False)),
                        fields=["county_id", "-id"],
                        name="card_of_county",
                    ),
                    models.Index(
                        condition=models.Q(("town_id__isnull", False)), fields=["town_id", "-id"], name="card_of_town"
                    ),
                    models.Index(
                        condition=models.Q(("village_id__isnull", False)),
                        fields=["village_id", "-id"],
                        name="card_of_village",
                    ),
                    models.Index(condition=models.Q(("case__isnull", False)), fields=["case"], name="card_of_case"),
                    models.Index(
                        condition=models.Q(("due_at__isnull", False), ("state", "open")),
                        fields=["due_at"],
                        name="card_unanswered",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["done", "lifted", "passed"]), _negated=True),
                        fields=["id"],
                        name="card_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_ref", "rule", "occurrence"), name="card_is_raised_once_per_occurrence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rule__in",
                                [
                                    "early_warning",
                                    "promise_missed",
                                    "statute_missed",
                                    "check_missed",
                                    "step_skipped",
                                    "without_letter",
                                    "wrong_seal",
                                    "notice_missing",
                                    "second_notice",
                                    "wrong_fee",
                                    "penalty_out_of_range",
                                    "ping_pong",
                                    "not_connected",
                                    "record_altered",
                                ],
                            )
                        ),
                        name="card_rule_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("colour__in", ["warning", "yellow", "red"])), name="card_colour_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["village", "town", "county", "city"])),
                        name="card_level_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "open",
                                    "passed",
                                    "answered",
                                    "upheld",
                                    "lifted",
                                    "objected",
                                    "ordered",
                                    "reported",
                                    "done",
                                ],
                            )
                        ),
                        name="card_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accountability__in", ["", "none", "talked_to", "criticised", "referred"])),
                        name="card_accountability_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                models.Q(("state__in", ["done", "lifted", "passed"]), _negated=True),
                            ),
                            models.Q(("closed_at__isnull", False), ("state__in", ["done", "lifted", "passed"])),
                            _connector="OR",
                        ),
                        name="card_is_closed_with_its_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["upheld", "lifted"]), _negated=True),
                            models.Q(("judgement", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="card_judgement_has_its_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ordered", "reported"]), _negated=True),
                            models.Q(
                                models.Q(("order", ""), _negated=True),
                                ("due_at__isnull", False),
                                ("ordered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="card_order_has_its_deadline",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("colour", "warning"), _negated=True),
                            ("state__in", ["open", "passed"]),
                            _connector="OR",
                        ),
                        name="card_warning_is_not_judged",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("raised_at__gte", models.F("happened_at"))),
                        name="card_follows_what_happened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CardNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="findings.card"
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
            name="Patrol",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("last_case", models.BigIntegerField(default=0)),
                ("walked_at", models.DateTimeField()),
                ("rounds", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="patrol_is_one")],
            },
        ),
        migrations.RunSQL(CARD_LIFE.guard_sql("findings_card"), "drop function findings_card_state_guard() cascade"),
    ]
