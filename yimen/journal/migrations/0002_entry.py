"""The journal table: partitioned by month of recording, append-only for the application's role."""

from django.db import migrations

SQL = """
create table journal_entry (
  id bigint generated always as identity,
  era smallint not null default 1,
  subject_kind text not null,
  subject_id bigint not null,
  subject_ref text not null,
  seq integer not null check (seq > 0),
  verb text not null,
  schema_no smallint not null,
  effective_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  actor_ref text not null,
  on_behalf text not null,
  authority text not null,
  law text not null,
  body bytea not null,
  prev bytea not null,
  hash bytea not null,
  primary key (id, recorded_at)
) partition by range (recorded_at);
create index journal_entry_subject on journal_entry (subject_kind, subject_id, seq);
create index journal_entry_order on journal_entry (era, xid, id);
create table journal_entry_rest partition of journal_entry default;

create function journal_make_partitions(months integer) returns void language plpgsql as $make$
declare month date := date_trunc('month', clock_timestamp() at time zone 'UTC')::date;
begin
  for ahead in 0..months loop
    execute format(
      'create table if not exists journal_entry_%s partition of journal_entry for values from (%L) to (%L)',
      to_char(month + make_interval(months => ahead), 'YYYYMM'),
      (month + make_interval(months => ahead))::text || '+00',
      (month + make_interval(months => ahead + 1))::text || '+00');
  end loop;
end $make$;
select journal_make_partitions(3);

create function journal_is_append_only() returns trigger language plpgsql as $only$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $only$;
create trigger journal_append_only before update or delete on journal_entry
  for each row execute function journal_is_append_only();
"""

UNDO = (
    "drop table journal_entry; drop function journal_make_partitions(integer); drop function journal_is_append_only();"
)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(SQL, UNDO)]
