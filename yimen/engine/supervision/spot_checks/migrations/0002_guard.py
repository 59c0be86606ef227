"""The trigger that lets a check go its way and no other."""

from django.db import migrations

from yimen.kernel.spot_checks import SPOT_CHECK_LIFE


class Migration(migrations.Migration):
    dependencies = [("spot_checks", "0001_initial")]

    operations = [
        migrations.RunSQL(
            SPOT_CHECK_LIFE.guard_sql("spot_checks_spotcheck"),
            "drop function spot_checks_spotcheck_state_guard() cascade",
        ),
    ]
