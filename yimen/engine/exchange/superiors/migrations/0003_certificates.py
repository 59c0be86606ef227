"""A hall above may be told of certificates."""

import yimen.kernel.superiors
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("superiors", "0002_what_was_sent"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="superiorday",
            name="superior_day_counts_words",
        ),
        migrations.RemoveConstraint(
            model_name="superiorword",
            name="superior_word_is_of_a_kind",
        ),
        migrations.AddField(
            model_name="superiorplatform",
            name="certificates",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="superiorday",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["item", "case", "event", "card", "certificate"])),
                name="superior_day_counts_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="superiorplatform",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("certificates", ""),
                    models.Q(("certificates", "yes"), ("kind", yimen.kernel.superiors.SuperiorKind["HALL"])),
                    _connector="OR",
                ),
                name="superior_exchanges_certificates_when_it_is_a_hall",
            ),
        ),
        migrations.AddConstraint(
            model_name="superiorword",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["item", "case", "event", "card", "certificate"])),
                name="superior_word_is_of_a_kind",
            ),
        ),
    ]
