"""The tax bureau approves what is given back of a bill with taxes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fees", "0003_given_back"),
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
    ]

    operations = [
        migrations.AddField(
            model_name="bill",
            name="taxed_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.office",
            ),
        ),
        migrations.AddIndex(
            model_name="bill",
            index=models.Index(
                condition=models.Q(("taxed_by__isnull", False)), fields=["taxed_by"], name="bill_taxed_by"
            ),
        ),
    ]
