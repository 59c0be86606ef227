"""The table of the phases."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("served", models.TextField()),
                ("begins", models.DateField()),
                ("document", models.TextField()),
                ("exception", models.TextField(default="")),
                ("planned_on", models.DateField()),
                ("called_off_on", models.DateField(null=True)),
                ("end_document", models.TextField(default="")),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "served__in",
                                ["person", "organisation"],
                            )
                        ),
                        name="phase_serves_persons_or_organisations",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="phase_has_a_document"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_off_on", None), ("end_document", "")),
                            models.Q(("called_off_on__isnull", False), models.Q(("end_document", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="phase_called_off_by_a_document",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("called_off_on", None)),
                        fields=("region", "served"),
                        name="phase_one_per_place_and_served",
                    ),
                ],
            },
        ),
    ]
