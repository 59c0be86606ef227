"""Tables of what exists in law: base items with what is said of them over time, and what the city decided of proofs."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class BaseItem(Chained):
    """What exists in law 基本目录事项: a 12-character code. What it is called is in its terms."""

    ref = models.TextField(unique=True)
    code = models.CharField(max_length=12, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{2}[0-9]{2}[0-9]{5}[0-9]{3}$"), name="base_item_code_is_well_formed"
            )
        ]


class BaseItemTerm(models.Model):
    """What a base item is called, of which kind it is and how it is treated, over a span of days."""

    base_item = models.ForeignKey(BaseItem, models.PROTECT, related_name="terms")
    name = models.TextField()
    kind = models.CharField(max_length=2)
    treatment = models.TextField()
    standard = models.JSONField(null=True)  # kernel.terms.Terms: the city's standard way
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(treatment__in=["approval", "none", "simplified", "transferred"]),
                name="base_item_treatment_is_known",
            ),
            one_at_a_time("base_item_says_one_thing_at_a_time", "base_item_id"),
        ]


class ProofDecision(Chained):
    """What the city has decided to do about a proof 证明清理; the last one counts, the earlier ones stay."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    decision = models.TextField()
    basis = models.TextField()
    decided_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision__in=["cancel", "commitment", "check", "keep"]), name="proof_decision_is_known"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(replaced_at__isnull=True), name="proof_is_decided_once_at_a_time"
            ),
        ]
