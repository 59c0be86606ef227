"""What is done to a citizen's login and contact is told: a party has a chain of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_told")]

    operations = [
        migrations.AddField(
            model_name="party",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="party",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
    ]
