"""Somebody waits in one line at a time, and may talk meanwhile; open talks are found by centre."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_review_sheets"),
        ("catalogue", "0018_data_dictionary"),
        ("offices", "0004_office_chain"),
        ("people", "0013_staff_revision"),
        ("talks", "0002_guard"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="talk",
            name="talk_one_at_a_time",
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(condition=models.Q(("state", "open")), fields=["centre", "owner"], name="talk_open"),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("party",), name="talk_waits_one_at_a_time"
            ),
        ),
    ]
