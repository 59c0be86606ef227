"""A message may go by the official account too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("messages", "0002_next_try"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="service",
            name="service_way_is_known",
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["hall", "sms", "mail", "wechat"])), name="service_way_is_known"
            ),
        ),
    ]
