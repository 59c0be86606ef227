"""An office has a chain in the journal: that it was given its unified social credit code is told there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.AddField("office", "journal_seq", models.IntegerField(default=0)),
        migrations.AddField("office", "journal_head", models.BinaryField(default=b"")),
    ]
