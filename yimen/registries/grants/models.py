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
    # By item id: manner, procedure, technical, opinion (kernel.offices.letters.Matter). Deciding reads the manner.
    matters = models.JSONField(default=dict, db_default={})
    valid = DateTimeRangeField()
    revoked_at = models.DateTimeField(null=True)
    revocation_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rank__range=(1, 4)), name="letter_rank_is_one_of_four"),
        ]
        indexes: ClassVar = [models.Index(fields=["holder", "office"], name="letter_of_holder")]


class LetterNotice(models.Model):
    """A letter as it was sent 印发 to a section or subordinate unit of its office: acknowledged, or reminded again."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="notices")
    office = models.ForeignKey("offices.Office", models.PROTECT)
    sent_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+")
    reminded_at = models.DateTimeField(null=True)
    reminders = models.SmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "office"], name="letter_is_sent_to_a_unit_once"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="letter_is_acknowledged_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sent_at"], condition=Q(acknowledged_at=None), name="letter_not_acknowledged"),
        ]
