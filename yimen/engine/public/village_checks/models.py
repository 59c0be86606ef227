"""Table of the village checks: what the village sealed, and what the town made of it, each under its own signature."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.villages.village_check_life import VillageCheckState


class VillageCheck(models.Model):
    """A file that a village checked, signed and sealed for its town 村居核验. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    point = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    town = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    state = models.TextField(default=VillageCheckState.SEALED)
    file_sha256 = models.TextField()  # of the electronic file as it was sealed
    opinion = models.TextField()
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    serial = models.TextField()  # of the digital certificate under which it was sealed
    checked_at = models.DateTimeField()
    checked_seq = models.IntegerField()  # the line of the case's chain that told it
    signature = models.BinaryField()
    # As they stood when it was sealed or reviewed: what the sheets are drawn from.
    files = models.JSONField(default=list)  # [material, its name, file name, hash] of each paper
    village = models.TextField(default="")
    signer = models.TextField(default="")
    reviewer = models.TextField(default="")
    town_place = models.TextField(default="")
    review = models.TextField(default="")
    reviewed_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    review_serial = models.TextField(default="")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_seq = models.IntegerField(null=True)
    review_signature = models.BinaryField(default=b"")
    # Who withdrew it, or set it aside, and why.
    closed_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    closed_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(VillageCheckState)), name="village_check_state_is_known"),
            models.UniqueConstraint(fields=["case"], condition=Q(state="sealed"), name="village_check_waits_once"),
            models.CheckConstraint(
                condition=Q(state__in=["sealed", "withdrawn", "set_aside"], reviewed_at=None)
                | (
                    Q(state__in=["passed", "returned", "set_aside"])
                    & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & ~Q(review_signature=b"")
                ),
                name="village_check_is_reviewed_under_a_signature",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("checked_by")),
                name="village_check_is_reviewed_by_other_hands",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=["withdrawn", "set_aside"], closed_by__isnull=False, closed_at__isnull=False)
                    & ~Q(reason="")
                )
                | (~Q(state__in=["withdrawn", "set_aside"]) & Q(closed_by=None, closed_at=None, reason="")),
                name="village_check_ends_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["town", "id"], condition=Q(state="sealed"), name="village_check_waits_in_town"),
            models.Index(fields=["town", "-id"], name="village_check_of_town"),
            models.Index(fields=["case", "id"], name="village_check_of_case"),
        ]
