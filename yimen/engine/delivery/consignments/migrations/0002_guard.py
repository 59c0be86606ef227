"""The guard of the consignment's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.villages.consignment_life import CONSIGNMENT_LIFE


class Migration(migrations.Migration):
    dependencies = [("consignments", "0001_initial")]
    operations = [
        migrations.RunSQL(
            CONSIGNMENT_LIFE.guard_sql("consignments_consignment"),
            "drop function consignments_consignment_state_guard() cascade",
        ),
    ]
