"""A case passes on also because its order is stopped: nobody looked, or its signer heads the office no more."""

import yimen.kernel.by_rule
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_staff_revision"),
        ("rule_orders", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ruletrial",
            name="rule_trial_says_why_not",
        ),
        migrations.AddConstraint(
            model_name="ruletrial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "passed_on__in",
                        [
                            "",
                            yimen.kernel.by_rule.PassedOn["NOT_MET"],
                            yimen.kernel.by_rule.PassedOn["UNKNOWN"],
                            yimen.kernel.by_rule.PassedOn["OTHER_HAND"],
                            yimen.kernel.by_rule.PassedOn["PAPERS"],
                            yimen.kernel.by_rule.PassedOn["OPEN"],
                            yimen.kernel.by_rule.PassedOn["RECORD"],
                            yimen.kernel.by_rule.PassedOn["SIGNER"],
                            yimen.kernel.by_rule.PassedOn["NO_HEAD"],
                            yimen.kernel.by_rule.PassedOn["UNLOOKED"],
                        ],
                    )
                ),
                name="rule_trial_says_why_not",
            ),
        ),
    ]
