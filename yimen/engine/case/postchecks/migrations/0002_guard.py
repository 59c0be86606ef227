"""The guard of the check's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.check_life import CHECK_LIFE


class Migration(migrations.Migration):
    dependencies = [("postchecks", "0001_initial")]
    operations = [
        migrations.RunSQL(
            CHECK_LIFE.guard_sql("postchecks_postcheck"), "drop function postchecks_postcheck_state_guard() cascade"
        ),
    ]
