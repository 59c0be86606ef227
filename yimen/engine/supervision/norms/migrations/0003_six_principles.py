"""A norm may be the six principles 六性 by which what is new is reviewed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bases", "0001_initial"),
        ("norms", "0002_guard"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="norm",
            name="norm_family_is_known",
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "family__in",
                        [
                            "five_standards",
                            "ten_systems",
                            "five_ways",
                            "city_standard",
                            "construction",
                            "six_principles",
                        ],
                    )
                ),
                name="norm_family_is_known",
            ),
        ),
    ]
