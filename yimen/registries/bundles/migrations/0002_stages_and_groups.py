"""A bundle may be a stage of a project, and its items stand in parallel groups."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bundles", "0001_initial"),
        ("catalogue", "0016_found_as_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="bundle",
            name="kind",
            field=models.TextField(default="matter"),
        ),
        migrations.AddField(
            model_name="bundleitem",
            name="group_number",
            field=models.SmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="bundle",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["matter", "stage"])), name="bundle_is_a_matter_or_a_stage"
            ),
        ),
        migrations.AddConstraint(
            model_name="bundleitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("group_number__gt", 0)), name="bundle_item_stands_in_a_group"
            ),
        ),
    ]
