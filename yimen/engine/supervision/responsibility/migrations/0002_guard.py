"""The trigger that lets a responsibility case go its way and no other."""

from django.db import migrations

from yimen.kernel.supervision.responsibility import RESPONSIBILITY_LIFE


class Migration(migrations.Migration):
    dependencies = [("responsibility", "0001_initial")]

    operations = [
        migrations.RunSQL(
            RESPONSIBILITY_LIFE.guard_sql("responsibility_responsibilitycase"),
            "drop function responsibility_responsibilitycase_state_guard() cascade",
        ),
    ]
