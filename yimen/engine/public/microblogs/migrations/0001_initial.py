"""The tables of the microblogs: official accounts, and the posts that were taken in from them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("regions", "0001_initial"),
        ("voices", "0002_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="Microblog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("platform", models.TextField()),
                ("handle", models.TextField()),
                ("name", models.TextField()),
                ("hours", models.SmallIntegerField()),
                ("registered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("after", models.TextField(default="")),
                ("asked_at", models.DateTimeField(null=True)),
                ("silent_since", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BlogPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("key", models.TextField()),
                ("author", models.TextField()),
                ("text", models.TextField()),
                ("address", models.TextField(default="")),
                ("posted_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("aside_why", models.TextField(default="")),
                (
                    "read_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.voice"
                    ),
                ),
                (
                    "microblog",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="microblogs.microblog",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="microblog",
            constraint=models.CheckConstraint(
                condition=models.Q(("platform__in", ["weibo", "wechat", "douyin", "kuaishou", "toutiao", "forum"])),
                name="microblog_platform_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="microblog",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("handle", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                name="microblog_is_called_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="microblog",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 1), ("hours__lt", 36)), name="microblog_is_answered_in_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="microblog",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("platform", "handle"),
                name="microblog_is_registered_once",
            ),
        ),
        migrations.AddIndex(
            model_name="blogpost",
            index=models.Index(
                condition=models.Q(("read_at", None)), fields=["taken_at", "id"], name="blog_post_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="blogpost",
            index=models.Index(fields=["microblog", "taken_at"], name="blog_post_of_account"),
        ),
        migrations.AddConstraint(
            model_name="blogpost",
            constraint=models.UniqueConstraint(fields=("microblog", "key"), name="blog_post_is_taken_in_once"),
        ),
        migrations.AddConstraint(
            model_name="blogpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("key", ""), _negated=True),
                    models.Q(("text", ""), _negated=True),
                    models.Q(("author", ""), _negated=True),
                ),
                name="blog_post_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="blogpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aside_why", ""), ("read_at", None), ("read_by", None), ("voice", None)),
                    models.Q(
                        ("aside_why", ""),
                        ("read_at__isnull", False),
                        ("read_by__isnull", False),
                        ("voice__isnull", False),
                    ),
                    models.Q(
                        ("read_at__isnull", False),
                        ("read_by__isnull", False),
                        ("voice", None),
                        models.Q(("aside_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="blog_post_is_an_order_or_set_aside_with_a_reason",
            ),
        ),
    ]
