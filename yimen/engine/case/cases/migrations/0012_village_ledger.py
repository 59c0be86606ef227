"""The ledger of a village point is read by an index of its own, in which only village cases lie."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0011_renewals"),
        ("catalogue", "0011_steps_and_ranks"),
        ("delegations", "0001_initial"),
        ("offices", "0003_naming"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("village_id__isnull", False)),
                fields=["centre", "-id"],
                name="case_taken_in_village",
            ),
        ),
    ]
