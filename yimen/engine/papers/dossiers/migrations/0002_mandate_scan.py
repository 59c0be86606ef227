"""Scans of mandates given at a village point are kept like other files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="attachment",
            name="attachment_purpose_is_known",
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["draft", "case", "mandate"])), name="attachment_purpose_is_known"
            ),
        ),
    ]
