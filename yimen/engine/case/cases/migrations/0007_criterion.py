"""The criterion of the item that a denial names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_frozen_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="ruling",
            name="criterion",
            field=models.TextField(db_default=""),
        ),
    ]
