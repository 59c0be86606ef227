"""The index of the lists holds the kind of each item: a list narrowed to a kind is read from it alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0014_rectifications_by_itself"),
    ]

    operations = [
        migrations.RemoveIndex("itemversion", "item_version_on_lists"),
        migrations.AddIndex(
            "itemversion",
            models.Index(
                condition=models.Q(("lists", 0), _negated=True),
                fields=["sort_key", "id"],
                include=["lists", "in_force", "item_id", "audience", "theme", "kind", "name"],
                name="item_version_on_lists",
            ),
        ),
    ]
