"""The lists on which a version stands: one number beside it, one bit a list, computed by the database from its terms."""

from django.db import migrations, models
from django.db.models import BigIntegerField, Case, F, Func, GeneratedField, Q, Value, When

from yimen.kernel.lists import lists_sql

# Named here so that the column of an older installation can be built before the definitions of a newer one.
DEFINE = f"""
create or replace function catalogue_lists_of(kind text, terms jsonb) returns bigint
language plpgsql immutable parallel safe as $lists$
{lists_sql()}
$lists$;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_guard")]
    operations = [
        migrations.RunSQL(DEFINE, "drop function catalogue_lists_of(text, jsonb)"),
        migrations.AddField(
            model_name="itemversion",
            name="lists",
            field=GeneratedField(
                db_persist=True,
                expression=Case(
                    When(state="draft", then=Value(0, BigIntegerField())),
                    default=Func(F("kind"), F("terms"), function="catalogue_lists_of", output_field=BigIntegerField()),
                ),
                output_field=BigIntegerField(),
            ),
        ),
        migrations.AddIndex(
            model_name="itemversion",
            index=models.Index(
                condition=Q(("lists", 0), _negated=True),
                fields=["sort_key", "id"],
                include=["lists", "in_force", "item_id", "audience", "theme", "name"],
                name="item_version_on_lists",
            ),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["id"], include=["office", "base_code"], name="item_place"),
        ),
    ]
