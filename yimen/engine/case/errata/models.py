"""Tables of the errata: one per slip, proposed by one officer and answered by another."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Erratum(models.Model):
    """A slip of the pen 书写错误 on a paper of a case: where, what it says, what it must say, and why."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField()
    case_ref = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    subject = models.TextField()
    subject_ref = models.TextField()
    title = models.TextField()
    number = models.TextField()
    place = models.TextField()
    wrong = models.TextField()
    right = models.TextField()
    reason = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    answer = models.TextField(default="")
    answer_reason = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(subject__in=["document", "certificate"]), name="erratum_subject_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "confirmed", "rejected"]), name="erratum_answer_is_known"
            ),
            models.CheckConstraint(condition=~Q(wrong=F("right")), name="erratum_changes_something"),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
                name="erratum_is_answered_by_another",
            ),
            models.UniqueConstraint(
                fields=["subject_ref"], condition=Q(answered_at__isnull=True), name="erratum_one_open_per_paper"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"], name="erratum_of_case"),
            models.Index(fields=["office"], condition=Q(answered_at__isnull=True), name="erratum_waiting"),
        ]
