"""The guards of the versions: the life of a version, and that what was published is never rewritten."""

from django.db import migrations

from yimen.kernel.version_life import VERSION_LIFE

FROZEN = """
create function catalogue_version_is_frozen() returns trigger language plpgsql as $frozen$
begin
  if old.state = 'draft' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a published version is never removed' using errcode = 'check_violation',
      constraint = 'item_version_published_is_frozen';
  end if;
  if (old.ref, old.item_id, old.number, old.name, old.kind, old.audience, old.theme, old.life_event, old.terms,
      old.terms_hash, old.created_at, lower(old.in_force))
     is distinct from
     (new.ref, new.item_id, new.number, new.name, new.kind, new.audience, new.theme, new.life_event, new.terms,
      new.terms_hash, new.created_at, case when isempty(new.in_force) then lower(old.in_force) else lower(new.in_force) end)
  then
    raise exception 'a published version is never rewritten' using errcode = 'check_violation',
      constraint = 'item_version_published_is_frozen';
  end if;
  return new;
end $frozen$;
create trigger catalogue_version_is_frozen before update or delete on catalogue_itemversion
  for each row execute function catalogue_version_is_frozen();
"""

# Lists and counts read many rows and none of their terms: those lie apart, the lines for ranking stay with the row.
NARROW = """
alter table catalogue_itemversion alter column search_name set storage main;
alter table catalogue_itemversion set (toast_tuple_target = 512);
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [
        migrations.RunSQL(
            VERSION_LIFE.guard_sql("catalogue_itemversion"),
            "drop function catalogue_itemversion_state_guard() cascade",
        ),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunSQL(FROZEN, "drop function catalogue_version_is_frozen() cascade"),
    ]
