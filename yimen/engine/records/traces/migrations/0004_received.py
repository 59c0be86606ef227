"""Two years of receipts are counted in an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("traces", "0003_service_modes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="casetrace",
            index=models.Index(
                fields=["received_at"],
                include=("item_id", "office_id", "centre_id", "city_id", "county_id", "town_id", "village_id"),
                name="case_trace_received",
            ),
        ),
    ]
