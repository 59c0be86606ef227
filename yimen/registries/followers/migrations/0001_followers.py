"""Who is bound to the official account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("asked_at", models.DateTimeField()),
                ("code_hash", models.BinaryField(null=True, unique=True)),
                ("code_until", models.DateTimeField(null=True)),
                ("openid_hash", models.BinaryField(null=True)),
                ("openid_cipher", models.BinaryField(null=True)),
                ("openid_key", models.TextField(default="")),
                ("bound_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("how", models.TextField(default="")),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("account",), name="follower_one_per_account"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("openid_hash",),
                        name="follower_openid_is_one_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code_hash", None),
                                ("ended_at__isnull", False),
                                ("openid_cipher", None),
                                ("openid_hash", None),
                            ),
                            models.Q(
                                ("bound_at", None),
                                ("code_hash__isnull", False),
                                ("ended_at", None),
                                ("openid_hash", None),
                            ),
                            models.Q(
                                ("bound_at__isnull", False),
                                ("code_hash", None),
                                ("ended_at", None),
                                ("openid_hash__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="follower_waits_is_bound_or_forgotten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("how", "")),
                            models.Q(
                                ("ended_at__gte", models.F("asked_at")),
                                ("how__in", ["owner", "unfollowed", "overtaken", "asked_anew"]),
                            ),
                            _connector="OR",
                        ),
                        name="follower_ends_somehow",
                    ),
                ],
            },
        ),
    ]
