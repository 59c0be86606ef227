"""The table of the rollouts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0012_proof_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rollout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("channel", models.TextField()),
                ("batch", models.TextField()),
                ("due", models.DateField()),
                ("basis", models.TextField()),
                ("planned_on", models.DateField()),
                ("trained_on", models.DateField(null=True)),
                ("trained_note", models.TextField(default="")),
                ("trial_on", models.DateField(null=True)),
                ("trial_note", models.TextField(default="")),
                ("called_off_on", models.DateField(null=True)),
                ("end_basis", models.TextField(default="")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="catalogue.item")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("called_off_on", None)), fields=["due", "id"], name="rollout_by_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["web", "mobile"])), name="rollout_leads_to_web_or_mobile"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("planned_on"))),
                        name="rollout_is_due_after_it_was_planned",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("called_off_on", None)),
                        fields=("item", "channel"),
                        name="rollout_one_per_item_and_channel",
                    ),
                ],
            },
        ),
    ]
