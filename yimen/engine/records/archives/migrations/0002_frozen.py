"""A volume on file is never rewritten and never removed."""

from django.db import migrations

FROZEN = """
create function archives_archive_is_frozen() returns trigger language plpgsql as $frozen$
begin
  raise exception 'a volume on file is never rewritten' using errcode = 'check_violation',
    constraint = 'archive_is_frozen';
end $frozen$;
create trigger archives_archive_is_frozen before update or delete on archives_archive
  for each row execute function archives_archive_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("archives", "0001_initial")]
    operations = [migrations.RunSQL(FROZEN, "drop function archives_archive_is_frozen() cascade")]
