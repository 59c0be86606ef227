"""That a milestone is put off or dropped is asked for by one and agreed to by another."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
        ("plans", "0002_guard"),
    ]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="asked",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="milestone",
            name="asked_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="asked_due",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="milestone",
            name="asked_why",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked", ""), ("asked_by", None), ("asked_due", None)),
                    models.Q(
                        ("asked", "put_off"),
                        ("asked_by__isnull", False),
                        ("asked_due__isnull", False),
                        ("state", "open"),
                        models.Q(("asked_why", ""), _negated=True),
                    ),
                    models.Q(
                        ("asked", "drop"),
                        ("asked_by__isnull", False),
                        ("asked_due", None),
                        ("state", "open"),
                        models.Q(("asked_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="milestone_change_is_asked_by_somebody",
            ),
        ),
    ]
