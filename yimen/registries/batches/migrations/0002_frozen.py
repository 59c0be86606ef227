"""What was published as a batch is never rewritten and never removed."""

from django.db import migrations

FROZEN = """
create function batches_listbatch_is_frozen() returns trigger language plpgsql as $frozen$
begin
  if tg_op = 'DELETE' or to_jsonb(old) - array['journal_seq', 'journal_head']
     is distinct from to_jsonb(new) - array['journal_seq', 'journal_head'] then
    raise exception 'a published batch is never rewritten' using errcode = 'check_violation',
      constraint = 'list_batch_is_frozen';
  end if;
  return new;
end $frozen$;
create trigger batches_listbatch_is_frozen before update or delete on batches_listbatch
  for each row execute function batches_listbatch_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("batches", "0001_initial")]
    operations = [migrations.RunSQL(FROZEN, "drop function batches_listbatch_is_frozen() cascade")]
