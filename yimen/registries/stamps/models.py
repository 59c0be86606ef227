"""Tables of the approval seals. Where a stamp stands lies nowhere: it follows from its hand-overs and its letter."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.offices.stamps import ENDS

_ENDS = [end.value for end in ENDS]


class Stamp(Chained):
    """A special approval seal 行政审批专用章 of an office, made by a centre, with an electronic one of its own."""

    ref = models.TextField(unique=True)
    code = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    made_at = models.DateTimeField()
    end = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | Q(end__in=_ENDS, ended_at__isnull=False),
                name="stamp_ends_lost_or_destroyed",
            ),
        ]


class StampHandover(models.Model):
    """A hand-over 授印交接: the stamp and the letter that names it, from giver to receiver; good when both signed."""

    ref = models.TextField(unique=True)
    stamp = models.ForeignKey(Stamp, models.PROTECT, related_name="handovers")
    letter = models.ForeignKey("grants.Letter", models.PROTECT)
    giver = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()  # the giver's signature
    record = models.TextField()  # the digest of what both sign
    received_at = models.DateTimeField(null=True)  # the receiver's
    returned_at = models.DateTimeField(null=True)
    return_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stamp"], condition=Q(returned_at=None), name="stamp_is_in_one_hand_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="stamp_is_handed_to_somebody_else"),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(received_at__gte=F("given_at")),
                name="stamp_is_received_after_it_was_given",
            ),
        ]


class StampUse(models.Model):
    """One use 用印: on which paper of which case, with the paper's hash."""

    stamp = models.ForeignKey(Stamp, models.PROTECT, db_index=False)
    handover = models.ForeignKey(StampHandover, models.PROTECT, db_index=False)
    case_id = models.BigIntegerField()
    case_number = models.TextField()
    paper = models.TextField()  # ref of the document or certificate
    title = models.TextField()
    sha256 = models.TextField()
    used_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "sha256"], name="stamp_use_is_logged_once_per_paper"),
            models.CheckConstraint(condition=~Q(sha256=""), name="stamp_use_knows_its_paper"),
        ]
        indexes: ClassVar = [models.Index(fields=["stamp", "id"], name="stamp_use_of_stamp")]
