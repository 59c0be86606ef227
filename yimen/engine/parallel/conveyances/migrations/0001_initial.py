"""The conveyances: what is conveyed, the shares, what was levied, and the plan."""

import django.db.models.deletion
import yimen.kernel.conveyance.standing
from django.db import migrations, models

from yimen.kernel.conveyance.standing import LEVY_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0021_watched_where_written"),
        ("people", "0009_told_parties"),
        ("tax_rules", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conveyance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("price_fen", models.BigIntegerField()),
                ("area", models.IntegerField()),
                ("signed_on", models.DateField()),
                ("bought_on", models.DateField(null=True)),
                ("original_fen", models.BigIntegerField(default=0)),
                ("costs_fen", models.BigIntegerField(default=0)),
                ("revision", models.SmallIntegerField(default=1)),
                ("declared_at", models.DateTimeField()),
                ("corrected_at", models.DateTimeField(null=True)),
                ("payer_name", models.TextField(default="")),
                ("payer_relation", models.TextField(default="")),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_by", models.TextField(default="")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FloorPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_number", models.TextField()),
                ("area", models.IntegerField()),
                ("sheet", models.TextField()),
                ("drawn_at", models.DateTimeField()),
                (
                    "conveyance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="conveyances.conveyance"
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Levy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("number", models.SmallIntegerField()),
                ("revision", models.SmallIntegerField()),
                ("price_fen", models.BigIntegerField()),
                ("area", models.IntegerField()),
                ("fen", models.BigIntegerField()),
                ("state", models.TextField(default=yimen.kernel.conveyance.standing.LevyState["STANDING"])),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                (
                    "conveyance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="levies", to="conveyances.conveyance"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LevyLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("tax", models.TextField()),
                ("holder", models.TextField()),
                ("base_fen", models.BigIntegerField()),
                ("fen", models.BigIntegerField()),
                ("share_over", models.SmallIntegerField()),
                ("share_under", models.SmallIntegerField()),
                ("steps", models.JSONField()),
                (
                    "levy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="conveyances.levy"
                    ),
                ),
                (
                    "relief",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tax_rules.taxrule",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tax_rules.taxrule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TitleShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("side", models.TextField()),
                ("name", models.TextField()),
                ("over", models.SmallIntegerField()),
                ("under", models.SmallIntegerField()),
                ("homes", models.TextField(default="more")),
                ("proof", models.TextField(default="")),
                (
                    "conveyance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="conveyances.conveyance"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="conveyance",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["first_hand", "second_hand", "spouses", "inheritance"])),
                name="conveyance_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conveyance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("area__gt", 0),
                    ("price_fen__gt", 0),
                    ("price_fen__lte", 10000000000000),
                    ("costs_fen__gte", 0),
                    ("original_fen__gte", 0),
                ),
                name="conveyance_has_price_and_area",
            ),
        ),
        migrations.AddConstraint(
            model_name="conveyance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "second_hand"), _negated=True), ("bought_on__isnull", False), _connector="OR"
                ),
                name="conveyance_again_was_bought_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="conveyance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("payer_name", ""), ("payer_relation", "")),
                    models.Q(
                        models.Q(("payer_name", ""), _negated=True), models.Q(("payer_relation", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="conveyance_payer_is_somebody_to_them",
            ),
        ),
        migrations.AddConstraint(
            model_name="conveyance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stopped_at", None), ("stopped_by", "")),
                    models.Q(
                        ("stopped_at__isnull", False), ("stopped_by__in", ["refusal", "withdrawal", "denial", "ending"])
                    ),
                    _connector="OR",
                ),
                name="conveyance_is_stopped_by_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="floorplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("area__gt", 0)), name="floor_plan_measures_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="floorplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("sheet", ""), _negated=True), name="floor_plan_has_a_sheet"
            ),
        ),
        migrations.AddConstraint(
            model_name="levy",
            constraint=models.UniqueConstraint(fields=("conveyance", "number"), name="levy_is_numbered"),
        ),
        migrations.AddConstraint(
            model_name="levy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "standing")), fields=("conveyance",), name="levy_one_stands_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="levy",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["standing", "superseded", "void"])), name="levy_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="levy",
            constraint=models.CheckConstraint(
                condition=models.Q(("fen__gte", 0)), name="levy_asks_for_something_or_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="levy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state", "standing")),
                    models.Q(
                        models.Q(("state", "standing"), _negated=True),
                        ("ended_at__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="levy_ends_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="levyline",
            constraint=models.UniqueConstraint(fields=("levy", "number"), name="levy_line_is_numbered"),
        ),
        migrations.AddConstraint(
            model_name="levyline",
            constraint=models.CheckConstraint(
                condition=models.Q(("tax__in", ["vat", "urban", "education", "local_education", "income", "deed"])),
                name="levy_line_tax_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="levyline",
            constraint=models.CheckConstraint(
                condition=models.Q(("base_fen__gte", 0), ("fen__gte", 0)), name="levy_line_owes_nothing_or_more"
            ),
        ),
        migrations.AddConstraint(
            model_name="titleshare",
            constraint=models.UniqueConstraint(fields=("conveyance", "number"), name="title_share_is_numbered"),
        ),
        migrations.AddConstraint(
            model_name="titleshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["buyer", "seller"])), name="title_share_side_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="titleshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("over__gt", 0), ("over__lte", models.F("under"))),
                name="title_share_is_a_part_of_the_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="titleshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="title_share_is_somebodys"
            ),
        ),
        migrations.AddConstraint(
            model_name="titleshare",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("homes__in", ["only", "second", "more"]),
                    models.Q(("homes", "more"), models.Q(("proof", ""), _negated=True), _connector="OR"),
                ),
                name="title_share_is_favoured_on_proof",
            ),
        ),
        migrations.RunSQL(
            LEVY_LIFE.guard_sql("conveyances_levy"), "drop function conveyances_levy_state_guard() cascade"
        ),
    ]
