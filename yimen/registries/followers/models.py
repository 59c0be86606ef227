"""Table of the followers. What the platform calls somebody lies sealed, beside its keyed hash; ended, it is gone."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained


class Follower(Chained):
    """A follower of the official account 公众号绑定: asked for with a code, bound by it, ended.

    It is good as long as the login is the one that asked: a new password, a code from the window and a closing end it.
    """

    ref = models.TextField(unique=True)
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+", db_index=False)
    epoch = models.IntegerField(default=0)  # of the login, when it asked
    asked_at = models.DateTimeField()
    code_hash = models.BinaryField(null=True, unique=True)
    code_until = models.DateTimeField(null=True)
    openid_hash = models.BinaryField(null=True)
    openid_cipher = models.BinaryField(null=True)
    openid_key = models.TextField(default="")
    bound_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    how = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account"], condition=Q(ended_at=None), name="follower_one_per_account"),
            models.UniqueConstraint(
                fields=["openid_hash"], condition=Q(ended_at=None), name="follower_openid_is_one_account"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False, openid_hash=None, openid_cipher=None, code_hash=None)
                | Q(ended_at=None, bound_at=None, openid_hash=None, code_hash__isnull=False)
                | Q(ended_at=None, bound_at__isnull=False, openid_hash__isnull=False, code_hash=None),
                name="follower_waits_is_bound_or_forgotten",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, how="")
                | Q(ended_at__gte=F("asked_at"), how__in=["owner", "unfollowed", "overtaken", "asked_anew", "renewed"]),
                name="follower_ends_somehow",
            ),
        ]
