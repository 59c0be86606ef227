"""What an agent sees: the cases received under a mandate for one item."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0004_powers"),
        ("catalogue", "0004_changes"),
        ("offices", "0001_initial"),
        ("people", "0002_reviewing_roles"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("mandate__isnull", False)), fields=["mandate", "-id"], name="case_under_mandate"
            ),
        ),
    ]
