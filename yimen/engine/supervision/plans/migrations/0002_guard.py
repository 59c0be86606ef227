"""The trigger that lets a milestone go its way and no other."""

from django.db import migrations

from yimen.kernel.plans import MILESTONE_LIFE


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.RunSQL(
            MILESTONE_LIFE.guard_sql("plans_milestone"), "drop function plans_milestone_state_guard() cascade"
        ),
    ]
