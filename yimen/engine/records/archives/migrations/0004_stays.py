"""Parts of volumes that were made before; an appraisal goes its way and no other; the destruction register stays."""

from django.db import migrations

from yimen.kernel.papers.appraisal_life import APPRAISAL_LIFE

PARTS = """
insert into archives_archivepart (archive_id, no, sha256)
select a.id, (p->>'no')::smallint, p->>'sha256' from archives_archive a,
  jsonb_array_elements(a.manifest::jsonb->'parts') p on conflict do nothing
"""

STAYS = """
create function archives_appraisedvolume_stays() returns trigger language plpgsql as $stays$
begin
  if tg_op = 'UPDATE' and (old.outcome = '' or old.outcome = new.outcome and old.archive_id = new.archive_id
      and old.appraisal_id = new.appraisal_id and old.ended_at = new.ended_at and old.cleared_at is null) then
    return new;
  end if;
  raise exception 'what became of a volume is never rewritten' using errcode = 'check_violation',
    constraint = 'appraised_volume_stays';
end $stays$;
create trigger archives_appraisedvolume_stays before update or delete on archives_appraisedvolume
  for each row execute function archives_appraisedvolume_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("archives", "0003_appraisal")]
    operations = [
        migrations.RunSQL(PARTS, migrations.RunSQL.noop),
        migrations.RunSQL(
            APPRAISAL_LIFE.guard_sql("archives_appraisal"), "drop function archives_appraisal_state_guard() cascade"
        ),
        migrations.RunSQL(STAYS, "drop function archives_appraisedvolume_stays() cascade"),
    ]
