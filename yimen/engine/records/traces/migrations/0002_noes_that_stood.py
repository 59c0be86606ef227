"""A "no" that its author took back, or that the approver sent back, counts as no veto; in what was counted before too."""

from django.db import migrations

THAT_STOOD = """
update traces_casetrace t set vetoes = greatest(t.vetoes - d.unsaid, 0)
from (select case_id, count(*) unsaid from cases_proposal where answer in ('rejected', 'withdrawn') group by 1) d
where d.case_id = t.case_id and t.vetoes > 0
"""


class Migration(migrations.Migration):
    dependencies = [("traces", "0001_initial"), ("cases", "0019_lapsed_with_the_case")]
    operations = [migrations.RunSQL(THAT_STOOD, migrations.RunSQL.noop)]
