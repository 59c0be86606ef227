"""The trigger that lets a session go its way and no other, and the one that lets its record stand once it is closed."""

from django.db import migrations

from yimen.kernel.interview_life import INTERVIEW_LIFE

_STANDS = """
create function interviews_record_stands() returns trigger language plpgsql as $guard$
declare
  session bigint := case when tg_op = 'INSERT' then new.interview_id else old.interview_id end;
begin
  if exists (select 1 from interviews_interview where id = session and state <> 'announced') then
    raise exception 'what was said in a session stands once it is closed'
      using errcode = 'check_violation', constraint = 'interview_record_stands';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $guard$;
create trigger interview_record_stands before insert or update or delete on interviews_interviewquestion
  for each row execute function interviews_record_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("interviews", "0001_initial")]

    operations = [
        migrations.RunSQL(
            INTERVIEW_LIFE.guard_sql("interviews_interview"), "drop function interviews_interview_state_guard() cascade"
        ),
        migrations.RunSQL(_STANDS, "drop function interviews_record_stands() cascade"),
    ]
