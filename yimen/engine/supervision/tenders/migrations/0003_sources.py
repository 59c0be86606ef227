"""Each trading centre is a source with a code of its own; what was told before stays with the one that told it last.

Nobody knows the code of a source that is entered here: an administrator gives it one. An alarm names the telling that
first showed it, and the clock looks at the openings that are still to come.
"""

import secrets

import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.refs import spelled

SOURCES = """
select distinct on (tender_id) source from tenders_tendertelling order by tender_id, number desc
"""
SOURCE = """
insert into tenders_tendersource (journal_seq, journal_head, ref, name, secret_hash, since)
select 0, '', %s, %s, %s, (min(told_at) at time zone 'Asia/Shanghai')::date from tenders_tendertelling where source = %s
"""
FILL = """
update tenders_tender t set source_id = s.id,
  look_at = (select (one ->> 'at')::timestamptz from jsonb_array_elements(l.said::jsonb -> 'stages') one
              where one ->> 'stage' = 'opening' and (one ->> 'at')::timestamptz > l.told_at limit 1)
from tenders_tendersource s, tenders_tendertelling l
where l.tender_id = t.id and l.source = s.name
  and l.number = (select max(number) from tenders_tendertelling where tender_id = t.id)
"""
FIRST_SHOWN = """
update tenders_tenderalarm a set revision = f.number, breach = a.breach || jsonb_build_object('revision', f.number)
from (select a.id, greatest(1, max(l.number)) number from tenders_tenderalarm a
        join tenders_tendertelling l on l.tender_id = a.tender_id and l.told_at <= a.noticed_at group by a.id) f
where a.id = f.id and a.revision = 0
"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"select distinct source from ({SOURCES}) told order by 1")
        for (name,) in cursor.fetchall():
            ref, nobodys = spelled(secrets.token_bytes(16), 16), secrets.token_bytes(32)
            cursor.execute(SOURCE, (ref, name, nobodys, name))
        cursor.execute(FILL)
        cursor.execute(FIRST_SHOWN)


class Migration(migrations.Migration):
    dependencies = [("tenders", "0002_frozen")]
    operations = [
        migrations.CreateModel(
            name="TenderSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("secret_hash", models.BinaryField(unique=True)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("name",), name="tender_source_name_once")],
            },
        ),
        migrations.AddField("tender", "look_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "tender",
            "source",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenders.tendersource",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
