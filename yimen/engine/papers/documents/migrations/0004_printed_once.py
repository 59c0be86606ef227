"""No two papers bear one number, whatever their offices are called."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_errata")]
    operations = [
        migrations.AddConstraint(
            "document", models.UniqueConstraint(fields=["number"], name="document_number_is_printed_once")
        ),
    ]
