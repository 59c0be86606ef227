"""A visit's act names the journal line it was bound from, once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]
    operations = [
        migrations.AddField(
            "visitact", "entry_id", models.BigIntegerField(unique=True, default=0), preserve_default=False
        )
    ]
