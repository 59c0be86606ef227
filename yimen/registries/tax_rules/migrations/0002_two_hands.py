"""Rules by two hands: who entered one, and who withdrew it as entered wrongly."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
        ("tax_rules", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="taxrule",
            name="tax_rule_one_of_a_code_at_a_time",
        ),
        migrations.AddField(
            model_name="taxrule",
            name="entered_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(
            model_name="taxrule",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="taxrule",
            name="withdrawn_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddConstraint(
            model_name="taxrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("end_document", ""), _negated=True),
                        models.Q(
                            ("entered_by", None),
                            models.Q(("withdrawn_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="tax_rule_is_withdrawn_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="taxrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_at", None)),
                expressions=[
                    (
                        models.Func(
                            models.F("office_id"), models.F("office_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("code"),
                            function="int8range",
                            template="int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="tax_rule_one_of_a_code_at_a_time",
            ),
        ),
    ]
