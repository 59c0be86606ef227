"""Tables of the integrity file: one record per breach, contested at most once, ended by a day or lifted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained


class IntegrityRecord(Chained):
    """A breach of a party's own word 失信记录: while it stands, nothing is accepted on their promise."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT, db_index=False)
    kind = models.TextField()
    case_ref = models.TextField()
    case_number = models.TextField()
    item_name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    office_name = models.TextField()
    fact = models.TextField()
    # Null: the clockwork found that a day had passed.
    recorded_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    # Who signed beside them what was found; null where one was enough.
    signed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    recorded_at = models.DateTimeField()
    until = models.DateField()
    appeal = models.TextField(default="")
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")  # lifted | upheld
    answer_reason = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    repaired_on = models.DateField(null=True)  # from this day on it bars nothing; it stays on record

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_ref", "kind"], name="integrity_record_once_per_case_and_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=["broken_promise", "false_materials"]), name="integrity_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(answer__in=["", "lifted", "upheld"]), name="integrity_answer_is_known"),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("recorded_by")),
                name="integrity_is_answered_by_another",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | Q(signed_by__isnull=True) | ~Q(answered_by=F("signed_by")),
                name="integrity_is_not_answered_by_who_signed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "until"], condition=~Q(answer="lifted"), name="integrity_of_party"),
            models.Index(
                fields=["office", "appealed_at"],
                condition=Q(appealed_at__isnull=False, answered_at__isnull=True),
                name="integrity_appeals",
            ),
        ]


class IntegrityRepair(models.Model):
    """A request that a record counts no more 信用修复, with what was put right, and what the office answered."""

    record = models.ForeignKey(IntegrityRecord, models.PROTECT, related_name="repairs")
    said = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(default="")  # repaired | declined
    reason = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record"], condition=Q(answer=""), name="integrity_repair_is_asked_once"),
            models.CheckConstraint(
                condition=Q(answer="", reason="", answered_by=None, answered_at=None)
                | Q(answer__in=["repaired", "declined"], answered_by__isnull=False, answered_at__isnull=False)
                & ~Q(reason=""),
                name="integrity_repair_is_answered_with_a_reason",
            ),
        ]
