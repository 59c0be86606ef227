"""Who holds a certificate stays on record: the party is not looked up and locked for each (docs/decisions/0155)."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("certificates", "0008_what_cannot_be_otherwise"), ("people", "0001_initial")]
    operations = [
        migrations.AlterField(
            "certificate", "holder", models.ForeignKey("people.party", PROTECT, db_index=False, db_constraint=False)
        ),
    ]
