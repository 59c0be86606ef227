"""The database knows the same moves of a bulk work as the kernel."""

from django.db import migrations

from yimen.kernel.bulk_life import BULK_LIFE


class Migration(migrations.Migration):
    dependencies = [("bulk", "0001_initial")]
    operations = [
        migrations.RunSQL(BULK_LIFE.guard_sql("bulk_bulkwork"), "drop function bulk_bulkwork_state_guard() cascade"),
    ]
