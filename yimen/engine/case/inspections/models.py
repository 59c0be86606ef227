"""Tables of the inspections."""

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.meanwhile import mark_of


class Inspection(models.Model):
    """One look at the place of a case 现场踏勘: when, where, what is looked at, and the joint conclusion."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    place = models.TextField()
    checks = models.JSONField(default=list)  # what is to be looked at, in order
    findings = models.JSONField(default=list)  # what was found, in the same order
    outcome = models.TextField(default="")
    conclusion = models.TextField(default="")
    written_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    arranged_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    arranged_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(concluded_at__isnull=True, called_off_at__isnull=True),
                name="inspection_one_open_per_case",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "pass", "mend", "fail"]), name="inspection_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True) | ~Q(conclusion=""), name="inspection_ends_with_a_conclusion"
            ),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True) | Q(concluded_at__gte=F("arranged_at")),
                name="inspection_ends_after_it_was_arranged",
            ),
        ]

    def mark(self, photographs: Sequence[str]) -> str:
        """Of the conclusion as it stands, and of the hashes of the photographs it stands on."""
        return mark_of(self.outcome, self.conclusion, self.findings, *photographs)


class Inspector(models.Model):
    """A named officer of an inspection 踏勘人员, of whatever office, and when they signed the conclusion."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="inspectors")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "staff"], name="inspector_is_named_once"),
        ]
