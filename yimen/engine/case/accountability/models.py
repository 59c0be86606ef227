"""Tables of the accountability: one item per missed limit of a case, and before whom of its division it was brought."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class AccountabilityItem(models.Model):
    """A limit that was missed 责任事项: by which office, at which desk, and what it said to that."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    step = models.TextField(default="")  # of the case, when empty
    side = models.TextField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    desk_id = models.BigIntegerField()  # where the case lay when the limit passed
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    remedy = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "step", "side", "due_at"], name="accountability_one_item_per_missed_limit"
            ),
            models.CheckConstraint(
                condition=Q(side__in=["promised", "statutory"]), name="accountability_side_is_known"
            ),
            models.CheckConstraint(
                condition=Q(opened_at__gt=models.F("due_at")), name="accountability_follows_the_miss"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(reason="") & ~Q(remedy="")),
                name="accountability_answer_is_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(answered_at__isnull=True), name="accountability_unanswered")
        ]


class Escalation(models.Model):
    """A missed limit brought before whoever answers for the division 上报督办; looked at once, with an instruction."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(AccountabilityItem, models.PROTECT, related_name="escalations", db_index=False)
    duty = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)  # of the division
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    raised_at = models.DateTimeField()
    instructed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    instructed_at = models.DateTimeField(null=True)
    instruction = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "duty"], name="escalation_goes_once_to_each_duty"),
            models.CheckConstraint(condition=Q(duty__in=["leader", "head"]), name="escalation_goes_to_leader_or_head"),
            models.CheckConstraint(
                condition=Q(instructed_at=None, instructed_by=None, instruction="")
                | (Q(instructed_at__isnull=False, instructed_by__isnull=False) & ~Q(instruction="")),
                name="escalation_instruction_is_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "duty", "-id"], name="escalation_of_duty")]
