"""The guard of an onboarding's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.onboarding import ONBOARDING_LIFE


class Migration(migrations.Migration):
    dependencies = [("onboardings", "0001_initial")]
    operations = [
        migrations.RunSQL(
            ONBOARDING_LIFE.guard_sql("onboardings_onboarding"),
            "drop function onboardings_onboarding_state_guard() cascade",
        ),
    ]
