"""Posts of the legal affairs office and of the reform office: they review changes of the catalogue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0001_initial"),
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="post",
            name="post_role_is_known",
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "window",
                            "reviewer",
                            "chief",
                            "decider",
                            "office_head",
                            "centre_manager",
                            "catalogue_editor",
                            "legal_reviewer",
                            "reform_office",
                            "supervisor",
                            "administrator",
                        ],
                    )
                ),
                name="post_role_is_known",
            ),
        ),
    ]
