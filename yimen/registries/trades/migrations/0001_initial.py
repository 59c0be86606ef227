"""The tables of the trades: broad categories with their permits, and how an enterprise is registered and opened."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bundles", "0001_initial"),
        ("catalogue", "0016_found_as_facts"),
        ("offices", "0004_office_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpeningScheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("amount", models.DecimalField(decimal_places=1, max_digits=6)),
                ("unit", models.TextField()),
                ("together", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "bundle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bundles.bundle",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PriorPermit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegistrationItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("effect", models.TextField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SchemeLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.TextField()),
                ("place", models.SmallIntegerField()),
                ("name", models.TextField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=5)),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="trades.openingscheme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("concrete", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("notice_days", models.SmallIntegerField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "entry_office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "supervising_office",
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
            name="TradePermit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.TextField()),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "trade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="permits", to="trades.trade"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MergedCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("notice_days", models.SmallIntegerField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
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
            options={
                "constraints": [
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
                        name="merged_certificate_is_named_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notice_days__gte", 1), ("notice_days__lte", 30)),
                        name="merged_certificate_has_days",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="openingscheme",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("bundle_id"), models.F("bundle_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="opening_scheme_is_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="openingscheme",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="opening_scheme_has_time"),
        ),
        migrations.AddConstraint(
            model_name="priorpermit",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="prior_permit_is_listed_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationitem",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="registration_item_has_one_effect_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("effect__in", ["establish", "alter", "report", "end"])),
                name="registration_item_effect_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="schemelink",
            constraint=models.UniqueConstraint(fields=("scheme", "since", "place"), name="scheme_link_has_a_place"),
        ),
        migrations.AddConstraint(
            model_name="schemelink",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__in", ["before", "now"])), name="scheme_link_is_before_or_now"
            ),
        ),
        migrations.AddConstraint(
            model_name="schemelink",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 0)), name="scheme_link_takes_no_less_than_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="trade",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("code"),
                            function="int8range",
                            template="int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="trade_code_is_used_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="trade",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
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
                name="trade_name_is_used_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="trade",
            constraint=models.CheckConstraint(
                condition=models.Q(("notice_days__gte", 1), ("notice_days__lte", 30)), name="trade_notice_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="tradepermit",
            constraint=models.UniqueConstraint(fields=("trade", "item"), name="trade_needs_a_permit_once"),
        ),
        migrations.AddConstraint(
            model_name="tradepermit",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ["before", "after"])), name="trade_permit_stage_is_known"
            ),
        ),
    ]
