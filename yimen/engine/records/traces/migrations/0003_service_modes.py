"""A trace tells the service modes of its case; a "no" that was overtaken or lapsed counts as no veto.

What the verbs of earlier lines say is filled in. Hours, and whose agent handed in, were not told then.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

SERVED = """
update traces_casetrace t set modes = d.modes
from (
  select e.subject_id, array_agg(distinct m.mode order by m.mode) modes
  from journal_entry e cross join lateral (
    select case e.verb when 'keep_appointment' then 'appointment' when 'home_visit' then 'home_visit'
      when 'set_out' then 'batch_agency' when 'accompany' then 'accompaniment' when 'start_tracking' then 'tracking'
      when 'receive' then case when convert_from(e.body, 'UTF8')::json ->> 'agent' is not null then 'agency' end
      when 'deliver' then case when convert_from(e.body, 'UTF8')::json ->> 'how' = 'post' then 'post_out' end
      when 'parcel' then case when convert_from(e.body, 'UTF8')::json ->> 'state' not in ('wanted', 'cancelled')
        then 'post_' || (convert_from(e.body, 'UTF8')::json ->> 'direction') end end mode) m
  where e.subject_kind = 'case' and m.mode is not null and e.verb in ('keep_appointment', 'home_visit', 'set_out',
    'accompany', 'start_tracking', 'receive', 'deliver', 'parcel')
  group by 1) d
where d.subject_id = t.case_id
"""
UNSAID = """
update traces_casetrace t set vetoes = greatest(t.vetoes - d.unsaid, 0)
from (select case_id, count(*) unsaid from cases_proposal where answer in ('overtaken', 'lapsed') group by 1) d
where d.case_id = t.case_id and t.vetoes > 0
"""


class Migration(migrations.Migration):
    dependencies = [("traces", "0002_noes_that_stood"), ("journal", "0002_entry")]
    operations = [
        migrations.AddField(
            "casetrace",
            "modes",
            django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_default=[], size=None),
        ),
        migrations.RunSQL(SERVED, migrations.RunSQL.noop),
        migrations.RunSQL(UNSAID, migrations.RunSQL.noop),
    ]
