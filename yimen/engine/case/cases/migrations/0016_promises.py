"""Grants that wait for materials are found by an index in which only they lie."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_told_at_once")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state", "granted_tolerated")), fields=["id"], name="case_materials_to_follow"
            ),
        ),
    ]
