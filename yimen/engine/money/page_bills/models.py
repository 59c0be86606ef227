"""Tables of the page bills. Whose a bill is lies as a keyed hash until its owner is known here; no number is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.page_bills import BillKind


class BillRun(Chained):
    """A run of bills 账单批次: of one kind and month, as a body sent it; the same number is taken in once."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    kind = models.TextField()
    period = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    taken_in_at = models.DateTimeField()
    lines = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(BillKind)), name="bill_run_kind_is_known"),
            models.CheckConstraint(condition=Q(lines__gt=0), name="bill_run_has_lines"),
        ]


class PageBill(models.Model):
    """One bill 网页账单: brought to the page of its owner once they are known, then read, or not."""

    ref = models.TextField(unique=True)
    run = models.ForeignKey(BillRun, models.PROTECT, related_name="bills", db_index=False)
    line = models.IntegerField()
    owner_hash = models.BinaryField()
    party = models.ForeignKey("people.Party", models.PROTECT, null=True, related_name="+", db_index=False)
    fen = models.BigIntegerField()
    parts = models.JSONField()  # [[what, fen], …]
    due_on = models.DateField(null=True)
    brought_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "line"], name="page_bill_once_per_line"),
            models.CheckConstraint(
                condition=Q(party=None, brought_at=None, read_at=None)
                | Q(party__isnull=False, brought_at__isnull=False),
                name="page_bill_is_brought_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(read_at__gte=F("brought_at")), name="page_bill_is_read_after_it_came"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "-id"], condition=Q(party__isnull=False), name="page_bill_of_party"),
            models.Index(fields=["owner_hash"], condition=Q(party=None), name="page_bill_to_bring"),
        ]


class BillStop(models.Model):
    """A party wants no bills of a kind on its page 退订, from when to when."""

    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "kind"], condition=Q(ended_at=None), name="bill_stop_once"),
            models.CheckConstraint(condition=Q(kind__in=list(BillKind)), name="bill_stop_kind_is_known"),
        ]
