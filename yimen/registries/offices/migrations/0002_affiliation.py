"""At which level an office is kept: until somebody says otherwise, that of its region."""

from django.db import migrations, models
from django.db.models import Q

BY_REGION = """
update offices_officeterm t set affiliation =
       case r.level when 1 then 'provincial' when 2 then 'city' when 3 then 'county' else 'town' end
  from offices_office o join regions_region r on r.id = o.region_id where o.id = t.office_id
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial"), ("regions", "0001_initial")]
    operations = [
        migrations.AddField("officeterm", "affiliation", models.TextField(db_default="city")),
        migrations.RunSQL(BY_REGION, migrations.RunSQL.noop),
        # The rows that were written have checks waiting for the end of the transaction; the table is altered after them.
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.AddConstraint(
            "officeterm",
            models.CheckConstraint(
                condition=Q(affiliation__in=["central", "provincial", "city", "county", "town"]),
                name="office_is_kept_at_a_known_level",
            ),
        ),
    ]
