"""Tables of the circulation: pieces that go from hand to hand, and every hand-over."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.circulation import PieceEnd, PieceKind

KINDS, ENDS = [str(one) for one in PieceKind], [str(one) for one in PieceEnd]


class Piece(models.Model):
    """Something on paper, or a sample, taken in for a case 纸质件: with a label, and who answers for it now."""

    ref = models.TextField(unique=True)
    label = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    material = models.TextField()
    what = models.TextField()
    kind = models.TextField()
    holder = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.TextField(default="")
    how = models.TextField(default="")  # who signed for it at its return, or how it was lost

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="piece_is_of_a_kind"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="", how="")
                | Q(ended_at__isnull=False, ended_as__in=ENDS) & ~Q(how=""),
                name="piece_ends_with_a_word",
            ),
        ]


class PieceHandover(models.Model):
    """A piece handed from one desk to another 纸质件交接: good when both signed; refused, it stays where it was."""

    piece = models.ForeignKey(Piece, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey("people.Post", models.PROTECT, related_name="+", db_index=False)
    receiver = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    why = models.TextField(default="")
    given_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    signed = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["piece"], condition=Q(answered_at=None), name="piece_handover_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, signed="")
                | Q(answered_at__gte=F("given_at"), answered_by__isnull=False, signed__in=["yes", "no"]),
                name="piece_handover_is_answered_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="piece_handover_goes_to_somebody_else"),
        ]
