"""The register of parallel items, with the rules of each and who takes part."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0016_found_as_facts"),
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParallelItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_document", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="parallel_item_has_a_document"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="parallel_item_is_registered_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "parallel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rules", to="parallels.parallelitem"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("tacit", models.TextField(default="no")),
                ("tacit_basis", models.TextField(default="")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parallel", "number"), name="joint_rules_are_numbered_in_their_item"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None), ("settled_at", None)),
                        fields=("parallel",),
                        name="joint_rules_one_proposal_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tacit", "no"), ("tacit_basis", "")),
                            models.Q(("tacit", "yes"), models.Q(("tacit_basis", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="joint_rules_silence_is_consent_on_a_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("settled_at", None), ("dropped_at", None), _connector="OR"),
                        name="joint_rules_settled_are_not_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "rules",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="parallels.jointrules",
                    ),
                ),
                ("place", models.SmallIntegerField()),
                ("code", models.TextField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                ("work", models.TextField()),
                ("amount", models.DecimalField(decimal_places=1, max_digits=6)),
                ("unit", models.TextField()),
                ("materials", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("needs", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("group_number", models.SmallIntegerField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rules", "code"), name="participant_has_a_code_of_its_own"),
                    models.UniqueConstraint(
                        fields=("rules", "office", "work"), name="participant_is_asked_for_a_work_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="participant_has_time"),
                    models.CheckConstraint(
                        condition=models.Q(("group_number__gt", 0)), name="participant_stands_in_a_group"
                    ),
                ],
            },
        ),
    ]
