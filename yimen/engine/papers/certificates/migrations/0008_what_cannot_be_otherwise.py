"""The guard of a certificate's life says its states, and an office that issues many at once is not locked for each.

Why: docs/decisions/0143. No row is read or written here.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("certificates", "0007_stock"), ("offices", "0004_office_chain")]
    operations = [
        migrations.RemoveConstraint("certificate", "certificate_state_is_known"),
        migrations.AlterField(
            "certificate", "issuer", models.ForeignKey("offices.office", PROTECT, db_index=False, db_constraint=False)
        ),
    ]
