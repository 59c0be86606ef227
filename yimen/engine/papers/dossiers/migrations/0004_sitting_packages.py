"""A file may belong to the package of a joint sitting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0003_photographs"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attachment",
            name="attachment_purpose_is_known",
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["draft", "case", "mandate", "inspection", "sitting"])),
                name="attachment_purpose_is_known",
            ),
        ),
    ]
