"""An extension lengthens the statute alone when the promise had been missed before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_law_of_time")]
    operations = [
        migrations.AddField("ledgerline", "side", models.TextField(db_default="")),
        migrations.AddConstraint(
            "ledgerline",
            models.CheckConstraint(condition=models.Q(("side__in", ["", "statutory"])), name="ledger_side_is_known"),
        ),
    ]
