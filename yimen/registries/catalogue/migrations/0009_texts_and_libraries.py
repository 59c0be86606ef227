"""Guides in other languages are written before they are shown; libraries of materials and data elements."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


# Where an entry is used is read from these alone; versions that have ended are not asked.
USES = """
create index item_version_library_codes on catalogue_itemversion
  using gin (jsonb_path_query_array(terms, '$.materials[*].library')) with (fastupdate = off)
  where state in ('draft', 'proposed', 'published');
create index item_version_element_codes on catalogue_itemversion
  using gin (jsonb_path_query_array(terms, '$.fields[*].element')) with (fastupdate = off)
  where state in ('draft', 'proposed', 'published');
"""
UNUSED = "drop index item_version_library_codes; drop index item_version_element_codes"


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0008_lists_defined_again"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataElement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("max_length", models.IntegerField(default=200)),
                ("options", models.JSONField(default=list)),
                ("source", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="data_element_code_is_used_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="data_element_has_code_and_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("issued_by", models.TextField(default="")),
                ("certificate_type", models.TextField(default="")),
                ("law", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="material_entry_code_is_used_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="material_entry_has_code_and_name",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="itemtext",
            name="passages",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="itemtext",
            name="published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="itemtext",
            name="revision",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="itemtext",
            name="told",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="itemtext",
            name="working",
            field=models.JSONField(default=dict),
        ),
        migrations.AddConstraint(
            model_name="itemtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["en", "bo", "mn-Mong"])),
                name="item_text_language_is_one_of_the_guides",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemtext",
            constraint=models.CheckConstraint(
                condition=models.Q(("passages__gte", models.F("told")), ("told__gte", 0)),
                name="item_text_tells_no_more_than_there_is",
            ),
        ),
        migrations.AddField(
            model_name="dataelement",
            name="into",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="catalogue.dataelement",
            ),
        ),
        migrations.AddField(
            model_name="materialentry",
            name="into",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="catalogue.materialentry",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataelement",
            constraint=models.CheckConstraint(
                condition=models.Q(("into__isnull", True), ("valid__upper_inf", False), _connector="OR"),
                name="data_element_merged_has_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="materialentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("into__isnull", True), ("valid__upper_inf", False), _connector="OR"),
                name="material_entry_merged_has_ended",
            ),
        ),
        migrations.RunSQL(USES, UNUSED),
    ]
