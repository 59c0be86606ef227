"""Matters are found by who writes them, for the first page of "my cases"."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("matters", "0001_initial")]
    operations: ClassVar = [
        migrations.AddIndex("matter", models.Index(fields=["account_ref", "-id"], name="matter_of_writer")),
    ]
