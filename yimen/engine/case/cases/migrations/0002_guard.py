"""The guard of the case's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.case_life import CASE_LIFE


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL(CASE_LIFE.guard_sql("cases_case"), "drop function cases_case_state_guard() cascade"),
    ]
