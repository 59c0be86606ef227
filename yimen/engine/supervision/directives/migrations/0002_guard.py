"""The trigger that lets a directive go its way and no other."""

from django.db import migrations

from yimen.kernel.directive_life import DIRECTIVE_LIFE


class Migration(migrations.Migration):
    dependencies = [("directives", "0001_initial")]

    operations = [
        migrations.RunSQL(
            DIRECTIVE_LIFE.guard_sql("directives_directive"), "drop function directives_directive_state_guard() cascade"
        ),
    ]
