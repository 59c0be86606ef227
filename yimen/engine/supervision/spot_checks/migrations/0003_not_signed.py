"""A draw counts what it is made from, and a record that nobody signed has an end."""

from django.db import migrations, models

from yimen.kernel.spot_checks import SPOT_CHECK_LIFE, SpotCheckState


class Migration(migrations.Migration):
    dependencies = [("spot_checks", "0002_guard")]

    operations = [
        migrations.AddField("spotdraw", "permits", models.IntegerField(default=0)),
        migrations.AddField("spotdraw", "few", models.IntegerField(default=0)),
        migrations.RunSQL("update spot_checks_spotdraw set permits = jsonb_array_length(pool)", migrations.RunSQL.noop),
        migrations.RemoveConstraint("spotcheck", "spot_check_state_is_known"),
        migrations.AddConstraint(
            "spotcheck",
            models.CheckConstraint(
                condition=models.Q(state__in=list(SpotCheckState)), name="spot_check_state_is_known"
            ),
        ),
        migrations.RunSQL(SPOT_CHECK_LIFE.guard_sql("spot_checks_spotcheck"), migrations.RunSQL.noop),
    ]
