"""A bill of which all was given back is no live one: what is owed then is billed anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fees", "0002_guard")]
    operations = [
        migrations.RemoveConstraint(model_name="bill", name="bill_one_live_per_case"),
        migrations.AddConstraint(
            model_name="bill",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["cancelled", "refunded"]), _negated=True),
                fields=("case_id",),
                name="bill_one_live_per_case",
            ),
        ),
    ]
