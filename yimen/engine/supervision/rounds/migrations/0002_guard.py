"""The trigger that lets what a round found go its way and no other."""

from django.db import migrations

from yimen.kernel.rounds import ROUND_FINDING_LIFE


class Migration(migrations.Migration):
    dependencies = [("rounds", "0001_initial")]

    operations = [
        migrations.RunSQL(
            ROUND_FINDING_LIFE.guard_sql("rounds_roundfinding"),
            "drop function rounds_roundfinding_state_guard() cascade",
        ),
    ]
