"""A project is one of its source: two centres may give one number."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenders", "0003_sources")]
    operations = [
        migrations.AlterField("tender", "number", models.TextField()),
        migrations.AlterField(
            "tender",
            "source",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenders.tendersource",
            ),
        ),
        migrations.AddConstraint(
            "tender", models.UniqueConstraint(fields=("source", "number"), name="tender_is_one_of_its_source")
        ),
        migrations.AddIndex(
            "tender",
            models.Index(
                condition=models.Q(("look_at__isnull", False)), fields=["look_at"], name="tender_to_be_looked_at"
            ),
        ),
    ]
