"""Tables of the reprojections: one run per change of a calendar, and the cases that still wait in it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Reprojection(models.Model):
    """One counting again of all open cases on a calendar, from one of its revisions to another."""

    ref = models.TextField(unique=True)
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT)
    from_revision = models.IntegerField()
    to_revision = models.IntegerField()
    days = models.JSONField(default=list)  # the days that have another rule since: why the cases are counted again
    began_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    cases = models.IntegerField()
    counted = models.IntegerField(default=0)
    moved = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "to_revision"], name="reprojection_one_per_revision"),
            models.UniqueConstraint(
                fields=["calendar"], condition=Q(finished_at__isnull=True), name="reprojection_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(to_revision__gt=F("from_revision")), name="reprojection_goes_forward"),
            models.CheckConstraint(
                condition=Q(counted__lte=F("cases")) & Q(moved__lte=F("counted")), name="reprojection_counts_each_once"
            ),
        ]


class ReprojectionCase(models.Model):
    """A case that waits to be counted again; gone once it is. Whoever is killed leaves it waiting."""

    # A million of them are laid at once, and each reference held would lock its case: cases are never deleted.
    run = models.ForeignKey(Reprojection, models.PROTECT, related_name="waiting", db_index=False, db_constraint=False)
    case_id = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "case_id"], name="reprojection_holds_a_case_once")
        ]
