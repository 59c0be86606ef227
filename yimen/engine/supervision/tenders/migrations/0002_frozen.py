"""What a trading centre told is read here and never written again."""

from django.db import migrations

FROZEN = """
create function tenders_tendertelling_is_frozen() returns trigger language plpgsql as $frozen$
begin
  raise exception 'trade data are only read here' using errcode = 'check_violation',
    constraint = 'tender_telling_is_frozen';
end $frozen$;
create trigger tenders_tendertelling_is_frozen before update or delete on tenders_tendertelling
  for each row execute function tenders_tendertelling_is_frozen();
"""


class Migration(migrations.Migration):
    """Trade data are frozen."""

    dependencies = [("tenders", "0001_initial")]
    operations = [migrations.RunSQL(FROZEN, "drop function tenders_tendertelling_is_frozen() cascade")]
