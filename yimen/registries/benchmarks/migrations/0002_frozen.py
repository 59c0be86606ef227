"""A value that was entered is corrected by another one, never rewritten."""

from django.db import migrations

FROZEN = """
create function benchmarks_referencevalue_is_frozen() returns trigger language plpgsql as $frozen$
begin
  raise exception 'a value is corrected by another one' using errcode = 'check_violation',
    constraint = 'reference_value_is_frozen';
end $frozen$;
create trigger benchmarks_referencevalue_is_frozen before update or delete on benchmarks_referencevalue
  for each row execute function benchmarks_referencevalue_is_frozen();
"""


class Migration(migrations.Migration):
    """Values are frozen."""

    dependencies = [("benchmarks", "0001_initial")]
    operations = [migrations.RunSQL(FROZEN, "drop function benchmarks_referencevalue_is_frozen() cascade")]
