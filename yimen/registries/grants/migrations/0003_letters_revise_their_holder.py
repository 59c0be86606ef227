"""A letter that is given, revoked or changed is a change of what its holder may do: their revision tells it (0217)."""

from django.db import migrations

REVISING = """
create function grants_letter_revises_staff() returns trigger language plpgsql as $revised$
begin
  update people_staff set revision = gen_random_uuid() where id in (old.holder_id, new.holder_id);
  return null;
end $revised$;
create trigger grants_letter_revises_staff after insert or update or delete on grants_letter
  for each row execute function grants_letter_revises_staff();
"""


class Migration(migrations.Migration):
    dependencies = [("grants", "0002_matters_and_notices"), ("people", "0013_staff_revision")]
    operations = [migrations.RunSQL(REVISING, "drop function grants_letter_revises_staff() cascade")]
