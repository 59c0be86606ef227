"""The guard of the parcel's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.parcel_life import PARCEL_LIFE


class Migration(migrations.Migration):
    dependencies = [("parcels", "0001_initial")]
    operations = [
        migrations.RunSQL(
            PARCEL_LIFE.guard_sql("parcels_parcel"),
            "drop function parcels_parcel_state_guard() cascade",
        ),
    ]
