"""A missed limit may be that of a step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0001_initial"),
        ("cases", "0011_renewals"),
        ("offices", "0003_naming"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="accountabilityitem",
            name="accountability_one_item_per_missed_limit",
        ),
        migrations.AddField(
            model_name="accountabilityitem",
            name="step",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="accountabilityitem",
            constraint=models.UniqueConstraint(
                fields=("case", "step", "side", "due_at"), name="accountability_one_item_per_missed_limit"
            ),
        ),
    ]
