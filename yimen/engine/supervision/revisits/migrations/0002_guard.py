"""The trigger that lets a call go its way and no other."""

from django.db import migrations

from yimen.kernel.revisits import REVISIT_LIFE


class Migration(migrations.Migration):
    dependencies = [("revisits", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REVISIT_LIFE.guard_sql("revisits_revisit"), "drop function revisits_revisit_state_guard() cascade"
        ),
    ]
