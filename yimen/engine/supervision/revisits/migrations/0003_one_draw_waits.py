"""Of a centre one draw waits for its witness: there is no second try."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("revisits", "0002_guard"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="revisitdraw",
            constraint=models.UniqueConstraint(
                condition=models.Q(("drawn_at", None)), fields=("centre",), name="revisit_draw_waits_once_a_centre"
            ),
        ),
    ]
