"""A stage may begin on a site that was found fit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bundles", "0002_stages_and_groups"),
        ("offices", "0004_office_chain"),
        ("project_models", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="modelstage",
            name="needs_site",
            field=models.TextField(default="no"),
        ),
        migrations.AddConstraint(
            model_name="modelstage",
            constraint=models.CheckConstraint(
                condition=models.Q(("needs_site__in", ["yes", "no"])), name="model_stage_needs_a_site_or_not"
            ),
        ),
    ]
