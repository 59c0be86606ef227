"""A talk is a service like the others: whoever it was led for says how it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0018_data_dictionary"),
        ("evaluations", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="evaluation",
            name="evaluation_kind_is_known",
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["case", "ticket", "enquiry", "home_visit", "talk"])),
                name="evaluation_kind_is_known",
            ),
        ),
    ]
