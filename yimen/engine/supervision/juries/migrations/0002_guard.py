"""The trigger that lets an evaluation go its way and no other, and the one that keeps scores as they were given."""

from django.db import migrations

from yimen.kernel.supervision.juries import JURY_LIFE

FROZEN = """
create function juries_score_is_frozen() returns trigger language plpgsql as $frozen$
begin
  raise exception 'a score is never changed and never taken back' using errcode = 'check_violation',
    constraint = 'jury_score_is_frozen';
end $frozen$;
create trigger juries_score_is_frozen before update or delete on juries_juryscore
  for each row execute function juries_score_is_frozen();
create function juries_score_while_open() returns trigger language plpgsql as $open$
begin
  if not exists (select from juries_juror j join juries_jury e on e.id = j.jury_id
      join juries_juryindicator i on i.jury_id = e.id
      where j.id = new.juror_id and i.id = new.indicator_id and i.figure = '' and e.state = 'open') then
    raise exception 'a score is given while the scoring is open' using errcode = 'check_violation',
      constraint = 'jury_score_while_open';
  end if;
  return new;
end $open$;
create trigger juries_score_while_open before insert on juries_juryscore
  for each row execute function juries_score_while_open();
"""


class Migration(migrations.Migration):
    dependencies = [("juries", "0001_initial")]

    operations = [
        migrations.RunSQL(JURY_LIFE.guard_sql("juries_jury"), "drop function juries_jury_state_guard() cascade"),
        migrations.RunSQL(
            FROZEN,
            "drop function juries_score_is_frozen() cascade; drop function juries_score_while_open() cascade",
        ),
    ]
