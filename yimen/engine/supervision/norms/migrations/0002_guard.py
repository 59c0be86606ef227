"""The trigger that lets a self-check go its way and no other."""

from django.db import migrations

from yimen.kernel.norms import SELF_CHECK_LIFE


class Migration(migrations.Migration):
    dependencies = [("norms", "0001_initial")]

    operations = [
        migrations.RunSQL(
            SELF_CHECK_LIFE.guard_sql("norms_selfcheck"), "drop function norms_selfcheck_state_guard() cascade"
        ),
    ]
