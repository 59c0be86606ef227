"""Tables of the audits: a sample as it was drawn, and each case in it with what was found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class AuditSample(models.Model):
    """Decided cases of an office drawn by lot 抽查批次: from how many, over which days, for whom."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    auditor = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    drawn_by = models.TextField()
    since = models.DateField()
    until = models.DateField()
    pool = models.IntegerField()
    drawn_at = models.DateTimeField()
    due_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("since")) & Q(pool__gt=0), name="audit_sample_is_drawn_from_something"
            ),
        ]


class AuditedCase(models.Model):
    """One case of a sample 抽查案卷: what its auditor found, once."""

    ref = models.TextField(unique=True)
    sample = models.ForeignKey(AuditSample, models.PROTECT, related_name="cases")
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    result = models.TextField(default="")
    finding = models.TextField(default="")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result="", recorded_at__isnull=True)
                | Q(result__in=["sound", "flawed", "wrong"], recorded_at__isnull=False),
                name="audited_case_has_its_result_once",
            ),
            models.CheckConstraint(
                condition=Q(result__in=["", "sound"]) | ~Q(finding=""), name="audited_case_names_what_is_wrong"
            ),
        ]
