"""The guard of a found thing's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.lost_property import FOUND_LIFE


class Migration(migrations.Migration):
    dependencies = [("lost_property", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FOUND_LIFE.guard_sql("lost_property_foundthing"),
            "drop function lost_property_foundthing_state_guard() cascade",
        ),
    ]
