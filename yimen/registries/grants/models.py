"""Tables of the authorisation letters 授权书."""

from typing import ClassVar

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Letter(Chained):
    """Grants rank of decision, items, seal and validity to a named officer. Revoked, never deleted."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    grantor = models.TextField()
    holder = models.ForeignKey("people.Staff", models.PROTECT)
    rank = models.SmallIntegerField()  # kernel.authority.Rank
    # Item ids it covers; empty covers every item of the office.
    items = models.JSONField(default=list)
    seal = models.TextField(default="")
    valid = DateTimeRangeField()
    revoked_at = models.DateTimeField(null=True)
    revocation_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rank__range=(1, 4)), name="letter_rank_is_one_of_four"),
        ]
        indexes: ClassVar = [models.Index(fields=["holder", "office"], name="letter_of_holder")]
