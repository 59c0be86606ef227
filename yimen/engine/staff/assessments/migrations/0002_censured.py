"""A note of conduct may come from a responsibility case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="conductnote",
            name="conduct_is_known",
        ),
        migrations.AddConstraint(
            model_name="conductnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["late", "away", "phone", "manners", "meeting", "other", "commended", "campaign", "censured"],
                    )
                ),
                name="conduct_is_known",
            ),
        ),
    ]
