"""What the records show of an item is kept as facts, so that it can be read in any language; words of before stay."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0015_lists_by_kind"),
    ]

    operations = [
        migrations.AddField("rectification", "facts", models.JSONField(default=dict)),
        migrations.AlterField("rectification", "found", models.TextField(default="")),
    ]
