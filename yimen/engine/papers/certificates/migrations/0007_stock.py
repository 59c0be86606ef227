"""Certificates of before: of no case of this house, each entered once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0006_classes")]

    operations = [
        migrations.AlterField(model_name="certificate", name="case_id", field=models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case_id__isnull", True)),
                fields=("issuer", "type_code", "number"),
                name="certificate_of_stock_is_entered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("case_id__isnull", False), ("facts__has_key", "stock"), _connector="OR"),
                name="certificate_is_of_a_case_or_stock",
            ),
        ),
    ]
