"""A bill may be of a parcel, and then it is of no case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fees", "0005_paid_through"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.AddField(
            model_name="bill",
            name="parcel_ref",
            field=models.TextField(default=""),
        ),
        migrations.AlterField(
            model_name="bill",
            name="case_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="bill",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("parcel_ref", ""), _negated=True),
                    models.Q(("state__in", ["cancelled", "refunded"]), _negated=True),
                ),
                fields=("parcel_ref",),
                name="bill_one_live_per_parcel",
            ),
        ),
        migrations.AddConstraint(
            model_name="bill",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case_id__isnull", False), ("parcel_ref", "")),
                    models.Q(("case_id", None), ("case_ref", ""), models.Q(("parcel_ref", ""), _negated=True)),
                    _connector="OR",
                ),
                name="bill_is_of_a_case_or_a_parcel",
            ),
        ),
    ]
