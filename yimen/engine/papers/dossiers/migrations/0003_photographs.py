"""A file may be a photograph of an inspection."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0002_mandate_scan"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attachment",
            name="attachment_purpose_is_known",
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["draft", "case", "mandate", "inspection"])),
                name="attachment_purpose_is_known",
            ),
        ),
    ]
