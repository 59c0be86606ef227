"""A draw to which no witness comes lapses, and another may be announced."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("revisits", "0003_one_draw_waits"),
    ]

    operations = [
        migrations.AddField(model_name="revisitdraw", name="lapsed_at", field=models.DateTimeField(null=True)),
        migrations.RemoveConstraint(model_name="revisitdraw", name="revisit_draw_waits_once_a_centre"),
        migrations.AddConstraint(
            model_name="revisitdraw",
            constraint=models.UniqueConstraint(
                condition=models.Q(("drawn_at", None), ("lapsed_at", None)),
                fields=("centre",),
                name="revisit_draw_waits_once_a_centre",
            ),
        ),
        migrations.AddConstraint(
            model_name="revisitdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("drawn_at", None), ("lapsed_at", None), _connector="OR"),
                name="revisit_draw_is_drawn_or_lapses",
            ),
        ),
    ]
