"""Decided cases that are not on file yet are found by an index in which only they lie."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_promises")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("archived_at__isnull", True), ("decided_at__isnull", False)),
                fields=["decided_at", "id"],
                name="case_not_on_file",
            ),
        ),
    ]
