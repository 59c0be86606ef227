"""Staff have a revision: another one whenever something changes of what they may do, whoever changes it and how.

An act that leans on what its process remembers of an officer proves by it, in one column, that this still holds (0217).
It is a mark that never comes twice and no number: a number that was counted up and rolled back would come again.
"""

import django.contrib.postgres.functions
from django.db import migrations, models

REVISING = """
create function people_staff_is_revised() returns trigger language plpgsql as $revised$
begin
  new.revision := gen_random_uuid();
  return new;
end $revised$;
create trigger people_staff_is_revised before update of establishment, person_id on people_staff
  for each row execute function people_staff_is_revised();

create function people_posting_revises_staff() returns trigger language plpgsql as $revised$
begin
  update people_staff set revision = gen_random_uuid() where id in (old.staff_id, new.staff_id);
  return null;
end $revised$;
create trigger people_posting_revises_staff after insert or update or delete on people_posting
  for each row execute function people_posting_revises_staff();

create function people_post_revises_staff() returns trigger language plpgsql as $revised$
begin
  update people_staff set revision = gen_random_uuid()
    where id in (select staff_id from people_posting where post_id = new.id);
  return null;
end $revised$;
create trigger people_post_revises_staff after update of role, office_id, centre_id on people_post
  for each row execute function people_post_revises_staff();
"""
UNDO = """
drop function people_staff_is_revised() cascade;
drop function people_posting_revises_staff() cascade;
drop function people_post_revises_staff() cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0012_establishment_office")]
    operations = [
        migrations.AddField(
            model_name="staff",
            name="revision",
            field=models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID()),
        ),
        migrations.RunSQL(REVISING, UNDO),
    ]
