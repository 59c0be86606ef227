"""Tables of the parallel items: the register, the versions of each item's rules, and who takes part in a version."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class ParallelItem(Chained):
    """An item in the register of parallel items 并联审批事项, over a span of days; its own office leads."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    document = models.TextField()
    valid = DateRangeField()
    end_document = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(document=""), name="parallel_item_has_a_document"),
            one_at_a_time("parallel_item_is_registered_once_at_a_time", "item_id"),
        ]


class JointRules(models.Model):
    """One version of the rules 操作细则: proposed by the lead, settled by the last confirmation, never changed."""

    ref = models.TextField(unique=True)
    parallel = models.ForeignKey(ParallelItem, models.PROTECT, related_name="rules")
    number = models.SmallIntegerField()
    title = models.TextField()
    text = models.TextField()
    # Whether silence is consent for this item; it is not unless a document says so.
    tacit = models.TextField(default="no")
    tacit_basis = models.TextField(default="")
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    proposed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["parallel", "number"], name="joint_rules_are_numbered_in_their_item"),
            models.UniqueConstraint(
                fields=["parallel"], condition=Q(settled_at=None, dropped_at=None), name="joint_rules_one_proposal_open"
            ),
            models.CheckConstraint(
                condition=Q(tacit="no", tacit_basis="") | (Q(tacit="yes") & ~Q(tacit_basis="")),
                name="joint_rules_silence_is_consent_on_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(dropped_at=None), name="joint_rules_settled_are_not_dropped"
            ),
        ]


class Participant(models.Model):
    """An office that takes part 参与部门: what it is asked for, in how much time, with which materials, after whom."""

    ref = models.TextField(unique=True)
    rules = models.ForeignKey(JointRules, models.PROTECT, related_name="participants")
    place = models.SmallIntegerField()
    code = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    work = models.TextField()
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    materials = ArrayField(models.TextField())
    needs = ArrayField(models.TextField())  # codes of those whose answer it needs first
    when = ArrayField(models.TextField(), default=list)  # answers in which it is asked; empty: always
    group_number = models.SmallIntegerField()  # follows from the needs (kernel.joint_plan)
    confirmed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rules", "code"], name="participant_has_a_code_of_its_own"),
            models.UniqueConstraint(fields=["rules", "office", "work"], name="participant_is_asked_for_a_work_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="participant_has_time"),
            models.CheckConstraint(condition=Q(group_number__gt=0), name="participant_stands_in_a_group"),
        ]
