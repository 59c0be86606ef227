"""Tables of the consignments: one carrying of papers, and every case in it with what was sent and what came."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.villages.consignment_life import ConsignmentState


class Consignment(Chained):
    """The papers of several cases on their way from a village point to the town centre 集中代办批次."""

    ref = models.TextField(unique=True)
    state = models.TextField(default=ConsignmentState.PACKING)
    origin = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    destination = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    agent = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    packed_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    signed_at = models.DateTimeField(null=True)
    settlement = models.TextField(default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(ConsignmentState)), name="consignment_state_is_known"),
            models.CheckConstraint(condition=~Q(origin=F("destination")), name="consignment_goes_somewhere_else"),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("agent")),
                name="consignment_is_signed_by_other_hands",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signed_over", "differing", "settled"])
                | (Q(signed_by__isnull=False) & Q(left_at__isnull=False)),
                name="consignment_signed_names_who",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["origin", "-id"], name="consignment_of_point"),
            models.Index(fields=["destination", "-id"], name="consignment_to_centre"),
        ]


class ConsignedCase(models.Model):
    """A case in a consignment 批次件: which papers were sent, and which came."""

    consignment = models.ForeignKey(Consignment, models.PROTECT, related_name="cases")
    case_id = models.BigIntegerField()
    materials = ArrayField(models.TextField())
    came = ArrayField(models.TextField(), null=True)
    remark = models.TextField(default="")
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    checked_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)  # checked, or the consignment was called off

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consignment", "case_id"], name="consigned_case_stands_once"),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(closed_at__isnull=True), name="consigned_case_is_in_one_consignment"
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True) | Q(came__isnull=False),
                name="consigned_case_checked_says_what_came",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case_id"], name="consigned_case_of_case")]
