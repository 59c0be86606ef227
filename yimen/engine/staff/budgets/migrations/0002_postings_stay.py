"""The trigger by which a posting stays as it was written: what was wrong is freed by another posting."""

from django.db import migrations

_STAY = """
create function budgets_postings_stay() returns trigger language plpgsql as $guard$
begin
  raise exception 'a posting of a budget stays as it was written'
    using errcode = 'check_violation', constraint = 'budget_posting_stays';
end $guard$;
create trigger budget_posting_stays before update or delete on budgets_budgetposting
  for each row execute function budgets_postings_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_initial")]

    operations = [migrations.RunSQL(_STAY, "drop function budgets_postings_stay() cascade")]
