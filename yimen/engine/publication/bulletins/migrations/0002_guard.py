"""The trigger that lets a bulletin go its way and no other."""

from django.db import migrations

from yimen.kernel.bulletin_life import BULLETIN_LIFE


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0001_initial")]

    operations = [
        migrations.RunSQL(
            BULLETIN_LIFE.guard_sql("bulletins_bulletin"), "drop function bulletins_bulletin_state_guard() cascade"
        ),
    ]
