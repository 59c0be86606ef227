"""Seals keep eight bytes of every leaf, so that a verifier can name the row that no longer fits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_entry")]
    operations = [migrations.AddField("seal", "fingers", models.BinaryField(default=b""))]
