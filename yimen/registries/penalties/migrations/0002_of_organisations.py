"""Of which organisation a penalty is; of persons nothing is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("penalties", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="penalty",
            name="code",
            field=models.TextField(default=""),
        ),
        migrations.AddIndex(
            model_name="penalty",
            index=models.Index(
                condition=models.Q(("code", ""), _negated=True), fields=["code", "-id"], name="penalty_of_organisation"
            ),
        ),
    ]
