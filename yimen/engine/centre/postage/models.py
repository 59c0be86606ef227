"""Tables of the postage: what a month comes to with the carrier, parcel by parcel. Amounts in fen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.postage import PostageWay


class PostageStatement(Chained):
    """A month settled with the carrier 寄递结算单: counted here, held against the invoice, confirmed by another.

    Sent back with a reason it stands no more: its lines are gone, and the month is counted and drawn anew.
    """

    ref = models.TextField(unique=True)
    month = models.DateField()  # its first day
    parcels = models.IntegerField()
    owed_fen = models.BigIntegerField()
    taken_fen = models.BigIntegerField()  # by the carrier, from applicants at the door
    invoiced_fen = models.BigIntegerField()
    note = models.TextField(default="")
    drawn_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    drawn_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    confirmed_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    returned_at = models.DateTimeField(null=True)
    return_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month"], condition=Q(returned_at=None), name="postage_statement_stands_once_a_month"
            ),
            models.CheckConstraint(
                condition=Q(returned_by=None, returned_at=None, return_reason="")
                | (
                    Q(returned_by__isnull=False, returned_at__gte=F("drawn_at"), confirmed_at=None)
                    & ~Q(return_reason="")
                ),
                name="postage_statement_returned_says_why",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="postage_statement_is_of_a_month"),
            models.CheckConstraint(
                condition=Q(invoiced_fen=F("owed_fen")) | ~Q(note=""), name="postage_statement_agrees_or_says_why"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (Q(confirmed_by__isnull=False, confirmed_at__gte=F("drawn_at")) & ~Q(confirmed_by=F("drawn_by"))),
                name="postage_statement_is_confirmed_by_another",
            ),
        ]


class PostageLine(models.Model):
    """One parcel of a statement: it is settled once, whatever month it is asked for again."""

    statement = models.ForeignKey(PostageStatement, models.PROTECT, related_name="lines")
    parcel = models.OneToOneField("parcels.Parcel", models.PROTECT, related_name="+")
    way = models.TextField()
    fen = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=list(PostageWay), fen__gt=0), name="postage_line_way_is_known"),
        ]
