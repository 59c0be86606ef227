"""When an enterprise is next reminded of the permits that it lacks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("enterprises", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.AddField(
            model_name="enterprise",
            name="remind_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["remind_at"], name="enterprise_to_remind"
            ),
        ),
    ]
