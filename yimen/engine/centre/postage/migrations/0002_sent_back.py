"""A statement that nobody confirmed is sent back with the reason, and its month is drawn anew."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0012_establishment_office"),
        ("postage", "0001_postage"),
    ]

    operations = [
        migrations.AddField(
            model_name="postagestatement",
            name="returned_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(model_name="postagestatement", name="returned_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="postagestatement", name="return_reason", field=models.TextField(default="")),
        migrations.RemoveConstraint(model_name="postagestatement", name="postage_statement_once_a_month"),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("returned_at", None)),
                fields=("month",),
                name="postage_statement_stands_once_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="postagestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("return_reason", ""), ("returned_at", None), ("returned_by", None)),
                    models.Q(
                        ("confirmed_at", None),
                        ("returned_at__gte", models.F("drawn_at")),
                        ("returned_by__isnull", False),
                        models.Q(("return_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="postage_statement_returned_says_why",
            ),
        ),
    ]
