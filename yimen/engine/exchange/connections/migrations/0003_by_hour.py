"""Jumps and questions are found by their hour: every hour is counted beside those of eight earlier weeks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("connections", "0002_as_whom")]

    operations = [
        migrations.AddIndex(model_name="jump", index=models.Index(fields=["issued_at"], name="jump_by_hour")),
        migrations.AddIndex(
            model_name="systemcall", index=models.Index(fields=["asked_at"], name="system_call_by_hour")
        ),
    ]
