"""Synonyms as rows, how often an item was applied for, and the one way in which a search reads the index."""

import secrets

import django.contrib.postgres.fields
import django.db.models.deletion
from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.utils import timezone

from yimen.kernel.refs import spelled
from yimen.registries.catalogue.indexing import plain, sounds
from yimen.registries.catalogue.reindexing import reindex
from yimen.registries.catalogue.synonyms import SEEDS

# The planner does not know what reading a long search vector costs and would read them all: here it must use the index.
FITTING = """
create function catalogue_fitting(asked tsquery) returns table (
  id bigint, item_id bigint, used int, name text, state text, in_force tstzrange, kind varchar, audience text, theme text,
  life_event text)
language sql stable rows 200 set enable_seqscan = off as $fitting$
  select v.id, v.item_id, v.used, v.name collate "C", v.state, v.in_force, v.kind, v.audience, v.theme, v.life_event
    from catalogue_itemversion v where v.search @@ asked
$fitting$
"""

# What lists and searches read of a row stays in the row: fetched from apart, names alone cost more than all the rest.
NEAR = """
alter table catalogue_itemversion
  alter column name set storage main, alter column sort_key set storage main, alter column theme set storage main,
  alter column life_event set storage main, alter column audience set storage main, alter column state set storage main,
  alter column ref set storage main, alter column kind set storage main;
"""


def seed(apps, schema_editor):
    synonym, word = apps.get_model("catalogue", "Synonym"), apps.get_model("catalogue", "SynonymWord")
    using = schema_editor.connection.alias
    groups = [
        synonym(ref=spelled(secrets.token_bytes(16), 16), words=[plain(one) for one in words], added_at=timezone.now())
        for words in SEEDS
    ]
    groups = synonym.objects.using(using).bulk_create(groups)
    word.objects.using(using).bulk_create(
        word(synonym=group, word=one, sound=sound, initials=initials)
        for group in groups
        for one in dict.fromkeys(group.words)
        for sound, initials in [sounds(one)]
    )


def found_anew(apps, schema_editor):
    """What is in the index already is indexed once more: by its first letters and its ways in, too."""
    reindex(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_base_items")]
    operations = [
        migrations.AddField("itemversion", "used", models.IntegerField(db_default=0)),
        migrations.AddIndex(
            "itemversion",
            models.Index(fields=["-used"], condition=models.Q(("used__gt", 0)), name="item_version_often_used"),
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("words", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words__len__gte", 2)), name="synonym_has_two_words")
                ],
            },
        ),
        migrations.CreateModel(
            name="SynonymWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField()),
                ("sound", models.TextField()),
                ("initials", models.TextField()),
                (
                    "synonym",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="catalogue.synonym"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(OpClass(models.F("word"), "text_pattern_ops"), name="synonym_word_begins"),
                    models.Index(OpClass(models.F("sound"), "text_pattern_ops"), name="synonym_sound_begins"),
                    models.Index(OpClass(models.F("initials"), "text_pattern_ops"), name="synonym_initials_begin"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("word", "synonym"), name="synonym_says_a_word_once"),
                ],
            },
        ),
        migrations.RunSQL(NEAR, migrations.RunSQL.noop),
        migrations.RunSQL(FITTING, "drop function catalogue_fitting(tsquery)"),
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunPython(found_anew, migrations.RunPython.noop),
    ]
