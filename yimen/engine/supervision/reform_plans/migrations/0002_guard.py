"""The trigger that lets a reform plan go its way and no other."""

from django.db import migrations

from yimen.kernel.reform.plan_life import REFORM_PLAN_LIFE


class Migration(migrations.Migration):
    dependencies = [("reform_plans", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REFORM_PLAN_LIFE.guard_sql("reform_plans_reformplan"),
            "drop function reform_plans_reformplan_state_guard() cascade",
        ),
    ]
