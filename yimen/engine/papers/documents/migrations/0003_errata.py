"""A document says by which erratum it was corrected."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_by_paper"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="corrected_by",
            field=models.TextField(db_default=""),
        ),
    ]
