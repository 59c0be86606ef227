"""The handing over of a desk is told on a chain of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reliefs", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="relief",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="relief",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
    ]
