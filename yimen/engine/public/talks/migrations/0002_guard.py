"""The trigger that lets a talk go its way and no other, and those that let its record stand as it was said."""

from django.db import migrations

from yimen.kernel.talk_life import TALK_LIFE

_STANDS = """
create function talks_line_stands() returns trigger language plpgsql as $guard$
begin
  if tg_op <> 'INSERT' or exists (select 1 from talks_talk where id = new.talk_id and state in ('closed', 'left')) then
    raise exception 'what was said in a talk stands as it was said'
      using errcode = 'check_violation', constraint = 'talk_record_stands';
  end if;
  return new;
end $guard$;
create trigger talk_record_stands before insert or update or delete on talks_talkline
  for each row execute function talks_line_stands();
create function talks_video_stands() returns trigger language plpgsql as $guard$
begin
  if tg_op = 'DELETE' or exists (select 1 from talks_talk where id = new.talk_id and state in ('closed', 'left')) then
    raise exception 'who met by video in a talk stands as it was' using errcode = 'check_violation',
      constraint = 'talk_video_stands';
  end if;
  return new;
end $guard$;
create trigger talk_video_stands before insert or update or delete on talks_talkvideo
  for each row execute function talks_video_stands();
create function talks_entrance_stands() returns trigger language plpgsql as $guard$
begin
  raise exception 'who went in when stands as it was' using errcode = 'check_violation',
    constraint = 'talk_entrance_stands';
end $guard$;
create trigger talk_entrance_stands before update or delete on talks_videoentrance
  for each row execute function talks_entrance_stands();
"""
_GONE = """
drop function talks_line_stands() cascade;
drop function talks_video_stands() cascade;
drop function talks_entrance_stands() cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("talks", "0001_initial")]

    operations = [
        migrations.RunSQL(TALK_LIFE.guard_sql("talks_talk"), "drop function talks_talk_state_guard() cascade"),
        migrations.RunSQL(_STANDS, _GONE),
    ]
