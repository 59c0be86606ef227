"""Base items with their terms, waivers, and two columns that counts and checks read instead of the terms."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0005_reform"),
        ("offices", "0002_affiliation"),
    ]

    operations = [
        migrations.CreateModel(
            name="BaseItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.CharField(max_length=12, unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{2}[0-9]{2}[0-9]{5}[0-9]{3}$")),
                        name="base_item_code_is_well_formed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BaseItemTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("kind", models.CharField(max_length=2)),
                ("treatment", models.TextField()),
                ("standard", models.JSONField(null=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(db_default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("treatment__in", ["approval", "none", "simplified", "transferred"])),
                        name="base_item_treatment_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("rule", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="itemversion",
            name="certificate_name",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    django.db.models.fields.json.KeyTextTransform(
                        "name", django.db.models.fields.json.KeyTextTransform("certificate", "terms")
                    ),
                    models.Value(""),
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="online_depth",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    django.db.models.fields.json.KeyTextTransform(
                        "online_depth", django.db.models.fields.json.KeyTextTransform("service", "terms")
                    ),
                    models.Value("0"),
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["base_code"], name="item_base_code"),
        ),
        migrations.AddIndex(
            model_name="itemversion",
            index=models.Index(
                condition=models.Q(("certificate_name", ""), _negated=True),
                fields=["certificate_name"],
                name="item_version_by_certificate",
            ),
        ),
        migrations.AddField(
            model_name="baseitemterm",
            name="base_item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="catalogue.baseitem"
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="catalogue.item"
            ),
        ),
        migrations.AddConstraint(
            model_name="baseitemterm",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("base_item_id"), models.F("base_item_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="base_item_says_one_thing_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("rule"),
                            function="int8range",
                            template="int8range(hashtextextended(rule, 0), hashtextextended(rule, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="waiver_one_at_a_time_per_rule",
            ),
        ),
    ]
