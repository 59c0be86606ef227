"""A binding is good as long as the login is the one that asked for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followers", "0001_followers"),
    ]

    operations = [
        migrations.AddField(model_name="follower", name="epoch", field=models.IntegerField(default=0)),
        migrations.RemoveConstraint(model_name="follower", name="follower_ends_somehow"),
        migrations.AddConstraint(
            model_name="follower",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("how", "")),
                    models.Q(
                        ("ended_at__gte", models.F("asked_at")),
                        ("how__in", ["owner", "unfollowed", "overtaken", "asked_anew", "renewed"]),
                    ),
                    _connector="OR",
                ),
                name="follower_ends_somehow",
            ),
        ),
        # Last: tables are not altered behind rows that were just written.
        migrations.RunSQL(
            "update followers_follower f set epoch = a.epoch from people_account a where a.id = f.account_id",
            migrations.RunSQL.noop,
        ),
    ]
