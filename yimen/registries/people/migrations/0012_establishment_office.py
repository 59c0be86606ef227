"""The post of the establishment office 编办, which approves the three determinations of a division."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_secondment"),
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
                            "cashier",
                            "agent",
                            "reviewer",
                            "chief",
                            "decider",
                            "office_head",
                            "centre_manager",
                            "catalogue_editor",
                            "legal_reviewer",
                            "reform_office",
                            "establishment_office",
                            "supervisor",
                            "administrator",
                        ],
                    )
                ),
                name="post_role_is_known",
            ),
        ),
    ]
