"""A file may be a photograph of a spot check."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_sitting_packages"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attachment",
            name="attachment_purpose_is_known",
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("purpose__in", ["draft", "case", "mandate", "inspection", "sitting", "spot_check"])
                ),
                name="attachment_purpose_is_known",
            ),
        ),
    ]
