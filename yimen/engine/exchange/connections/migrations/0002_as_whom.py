"""A jump says as whom somebody comes, and who that person is."""

import django.db.models.deletion
from django.db import migrations, models

import yimen.kernel.connections


class Migration(migrations.Migration):
    dependencies = [
        ("connections", "0001_initial"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.AddField(
            model_name="jump",
            name="comes",
            field=models.TextField(default=yimen.kernel.connections.Comes["ONESELF"]),
        ),
        migrations.AddField(
            model_name="jump",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.party",
            ),
        ),
        migrations.AddConstraint(
            model_name="jump",
            constraint=models.CheckConstraint(
                condition=models.Q(("comes__in", ["oneself", "law", "mandate", "window"])),
                name="jump_says_as_whom_somebody_comes",
            ),
        ),
    ]
