"""A service that failed waits for its next try."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messages", "0001_initial")]
    operations = [migrations.AddField("service", "next_try_at", models.DateTimeField(null=True))]
