"""The trigger that lets a voice go its way and no other."""

from django.db import migrations

from yimen.kernel.voice_life import VOICE_LIFE


class Migration(migrations.Migration):
    dependencies = [("voices", "0001_initial")]

    operations = [
        migrations.RunSQL(VOICE_LIFE.guard_sql("voices_voice"), "drop function voices_voice_state_guard() cascade"),
    ]
