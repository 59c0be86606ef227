"""The phone of a party that stood before the last change: there its owner hears of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0009_told_parties")]

    operations = [
        migrations.AddField("party", "phone_before_cipher", models.BinaryField(null=True)),
        migrations.AddField("party", "phone_before_key", models.TextField(default="")),
    ]
