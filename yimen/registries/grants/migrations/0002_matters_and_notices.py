"""What a letter says item by item, and to which units it was sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0001_initial"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="matters",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.CreateModel(
            name="LetterNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("reminders", models.SmallIntegerField(default=0)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="grants.letter"
                    ),
                ),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("acknowledged_at", None)),
                        fields=["sent_at"],
                        name="letter_not_acknowledged",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("letter", "office"), name="letter_is_sent_to_a_unit_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="letter_is_acknowledged_by_somebody",
                    ),
                ],
            },
        ),
    ]
