"""A unit has a matter once at a time, also while one that ends later is still in force."""

import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("town_matters", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="townmatter", name="town_matter_stands_once"),
        migrations.AddConstraint(
            model_name="townmatter",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("name"),
                            function="int8range",
                            template="int8range(hashtextextended(name, 0), hashtextextended(name, 0), '[]')",
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("unit"),
                            function="int8range",
                            template="int8range(hashtextextended(unit, 0), hashtextextended(unit, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="town_matter_stands_once_at_a_time",
            ),
        ),
    ]
