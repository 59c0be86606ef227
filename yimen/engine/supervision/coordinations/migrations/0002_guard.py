"""The trigger that lets a coordination meeting go its way and no other."""

from django.db import migrations

from yimen.kernel.coordination import COORDINATION_LIFE


class Migration(migrations.Migration):
    dependencies = [("coordinations", "0001_initial")]

    operations = [
        migrations.RunSQL(
            COORDINATION_LIFE.guard_sql("coordinations_coordination"),
            "drop function coordinations_coordination_state_guard() cascade",
        ),
    ]
