"""More lists: the function is defined anew and the number beside every published version computed by it."""

from django.db import migrations

from yimen.kernel.lists import lists_sql

DEFINE = f"""
create or replace function catalogue_lists_of(kind text, terms jsonb) returns bigint
language plpgsql immutable parallel safe as $lists$
{lists_sql()}
$lists$;
"""
# Writing the terms as they are makes the database say the lists again.
RECOMPUTE = "update catalogue_itemversion set terms = terms where state <> 'draft'"


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_synonyms")]
    operations = [
        migrations.RunSQL(DEFINE, migrations.RunSQL.noop),
        migrations.RunSQL(RECOMPUTE, migrations.RunSQL.noop),
    ]
