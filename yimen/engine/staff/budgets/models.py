"""Tables of the budgets: a line a year and purpose, its plans with two people each, and postings that stay."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.budgets import BudgetPurpose, PostingKind


class BudgetLine(Chained):
    """What a centre may spend in a year on one purpose 预算科目. It has no sums of its own: they follow."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    year = models.SmallIntegerField()
    purpose = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose__in=[one.value for one in BudgetPurpose]), name="budget_line_purpose_is_known"
            ),
            models.UniqueConstraint(fields=["centre", "year", "purpose"], name="budget_line_once_a_year"),
        ]


class BudgetPlan(models.Model):
    """A year's plan, or a change of it 年初预算、追加、调减: by a document; a second person confirms it."""

    ref = models.TextField(unique=True)
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="plans")
    fen = models.BigIntegerField()
    document = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(fen=0) & ~Q(document=""), name="budget_plan_rests_on_a_document"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, dropped_at=None)
                & ~Q(confirmed_by=F("proposed_by")),
                name="budget_plan_is_confirmed_by_a_second_person",
            ),
        ]  # fmt: skip


class BudgetPosting(models.Model):
    """Money of a line bound, freed or paid: when, for what, and by whom. Nobody changes or removes one."""

    ref = models.TextField(unique=True)
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="postings")
    kind = models.TextField()
    fen = models.BigIntegerField()
    source_kind = models.TextField()
    source_ref = models.TextField()
    about = models.TextField()
    voucher = models.TextField(default="")
    gets = ArrayField(models.BigIntegerField(), default=list)  # whose money it is: they do not pay it out
    by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in PostingKind]), name="budget_posting_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="budget_posting_is_of_some_money"),
            models.CheckConstraint(
                condition=(Q(kind="spend") & ~Q(voucher="")) | (~Q(kind="spend") & Q(voucher="")),
                name="budget_posting_is_paid_with_a_voucher",
            ),
            models.UniqueConstraint(
                fields=["source_kind", "source_ref"], condition=Q(kind="commit"), name="budget_is_bound_once"
            ),
            models.UniqueConstraint(
                fields=["source_kind", "source_ref"], condition=~Q(kind="commit"), name="budget_is_settled_once"
            ),
        ]  # fmt: skip
