"""A figure that was entered is withdrawn, never rewritten."""

from django.db import migrations

FROZEN = """
create function populations_population_is_frozen() returns trigger language plpgsql as $frozen$
begin
  if tg_op = 'DELETE' or (new.region_id, new.people, new.as_of, new.source, new.entered_by_id, new.entered_at)
    is distinct from (old.region_id, old.people, old.as_of, old.source, old.entered_by_id, old.entered_at) then
    raise exception 'a figure is withdrawn and entered anew' using errcode = 'check_violation',
      constraint = 'population_is_frozen';
  end if;
  return new;
end $frozen$;
create trigger populations_population_is_frozen before update or delete on populations_population
  for each row execute function populations_population_is_frozen();
"""


class Migration(migrations.Migration):
    """Figures are frozen."""

    dependencies = [("populations", "0001_initial")]
    operations = [migrations.RunSQL(FROZEN, "drop function populations_population_is_frozen() cascade")]
