"""Tables of the rule orders: what a head signed, what came of each case that was weighed by it, and what may be done
without a clerk. A case is named by its number alone: a key into the cases would cost every act on one."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.by_rule import Finding, OrderEnd, PassedOn
from yimen.registries.dated import one_at_a_time


class RuleOrder(Chained):
    """A head's order that cases of one version of an item are granted by these conditions 自动审批令."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey("catalogue.ItemVersion", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    signer = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    letter_ref = models.TextField()
    item_name = models.TextField()
    edition = models.SmallIntegerField()  # of the rule set of this item in this office
    rules = models.JSONField()  # [[kind, on, [wants, …]], …]
    rules_hash = models.BinaryField()
    valid = DateRangeField()
    share = models.SmallIntegerField()
    wrong_most = models.SmallIntegerField()
    signed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    how = models.TextField(default="")
    ended_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    end_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "office", "edition"], name="rule_order_edition_once"),
            one_at_a_time("rule_order_one_at_a_time", "item_id", "office_id", where=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(share__range=(1, 100)), name="rule_order_has_some_looked_at"),
            models.CheckConstraint(condition=Q(wrong_most__range=(0, 20)), name="rule_order_names_its_limit"),
            models.CheckConstraint(
                condition=Q(ended_at=None, how="", end_reason="")
                | (Q(ended_at__isnull=False, how__in=list(OrderEnd)) & ~Q(end_reason="")),
                name="rule_order_ends_for_a_reason",
            ),
        ]


class RuleTrial(models.Model):
    """What came of a case that was weighed by an order 规则核验: each condition with what was read and its answer."""

    case_id = models.BigIntegerField(unique=True)
    case_ref = models.TextField(unique=True)
    case_number = models.TextField()
    order = models.ForeignKey(RuleOrder, models.PROTECT, related_name="trials", db_index=False)
    on = models.DateField()
    tried_at = models.DateTimeField(db_index=True)
    weighed = models.JSONField()  # [[kind, on, [wants, …], read, answer], …]
    passed_on = models.TextField(default="")  # why a person looks; empty: granted
    minutes = models.IntegerField(default=0)  # from receipt to decision
    drawn = models.TextField(default="no")
    checker = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    checked_at = models.DateTimeField(null=True)
    finding = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(passed_on__in=["", *PassedOn]), name="rule_trial_says_why_not"),
            models.CheckConstraint(
                condition=Q(drawn="no") | Q(drawn="yes", passed_on=""), name="rule_trial_draws_what_was_granted"
            ),
            models.CheckConstraint(
                condition=Q(checker=None, checked_at=None, finding="", note="")
                | (
                    Q(checker__isnull=False, checked_at__gte=F("tried_at"), finding__in=list(Finding), drawn="yes")
                    & (Q(finding="right") | ~Q(note=""))
                ),
                name="rule_trial_is_looked_at_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["order", "-tried_at"], name="rule_trial_of_order"),
            models.Index(fields=["order"], condition=Q(drawn="yes", checked_at=None), name="rule_trial_to_look_at"),
        ]


class SelfServiceListing(Chained):
    """An item that may be done in the hall without a clerk 自助事项清单, from a day on, with the reason."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField()
    begins = models.DateField()
    listed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    listed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(ended_at=None), name="self_service_listing_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="self_service_listing_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, end_reason="") | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
                name="self_service_listing_ends_for_a_reason",
            ),
        ]
