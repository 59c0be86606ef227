"""The table of the tax rules: ended or withdrawn by a document, never changed or deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes
from yimen.kernel.conveyance.rules import WHOLE, Tax, TaxRuleKind
from yimen.registries.dated import one_at_a_time


class TaxRule(Chained):
    """One rate, exemption or reduction of a tax bureau 税收规则; an empty condition is not asked."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    code = models.TextField()
    tax = models.TextField()
    kind = models.TextField()
    permyriad = models.IntegerField()
    law = models.TextField()
    kinds = ArrayField(models.TextField(), default=list)
    homes = ArrayField(models.TextField(), default=list)
    area_over = models.IntegerField(default=0)
    area_to = models.IntegerField(default=0)
    held_from = models.IntegerField(default=0)
    held_under = models.IntegerField(default=0)
    original = models.TextField(default="")
    valid = DateRangeField()
    end_document = models.TextField(default="")
    entered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    # Entered wrongly: it never held. Somebody else of the bureau says so, by a document.
    withdrawn_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(tax__in=[one.value for one in Tax]), name="tax_rule_tax_is_known"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in TaxRuleKind]), name="tax_rule_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(law="") & ~Q(code=""), name="tax_rule_has_a_basis"),
            models.CheckConstraint(
                condition=Q(kind="exempt", permyriad=0)
                | ~Q(kind="exempt") & Q(permyriad__gt=0, permyriad__lt=WHOLE),
                name="tax_rule_rate_lies_between_nothing_and_all",
            ),
            models.CheckConstraint(
                condition=Q(area_over__gte=0, held_from__gte=0)
                & (Q(area_to=0) | Q(area_to__gt=F("area_over")))
                & (Q(held_under=0) | Q(held_under__gt=F("held_from"))),
                name="tax_rule_limits_leave_something",
            ),
            models.CheckConstraint(
                condition=Q(kinds__contained_by=[one.value for one in ConveyanceKind])
                & Q(homes__contained_by=[one.value for one in Homes])
                & Q(original__in=["", "known", "unknown"]),
                name="tax_rule_conditions_are_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(end_document="")
                & (Q(entered_by=None) | ~Q(withdrawn_by=F("entered_by"))),
                name="tax_rule_is_withdrawn_by_another",
            ),
            one_at_a_time("tax_rule_one_of_a_code_at_a_time", "office_id", "code", where=Q(withdrawn_at=None)),
        ]  # fmt: skip
