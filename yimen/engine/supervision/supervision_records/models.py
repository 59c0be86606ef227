"""Tables of the supervision records: one per permit that was decided, and one row for each result that came of it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.risk import BandReason, CheckOutcome, PermitWay, RiskBand


class SupervisionRecord(Chained):
    """Who looks after a permit 监管档案, what is looked at, in which band it stands, and when it is looked at next."""

    ref = models.TextField(unique=True)
    certificate = models.OneToOneField("certificates.Certificate", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    item_name = models.TextField()
    holder = models.ForeignKey("people.Party", models.PROTECT, related_name="+")
    holder_name = models.TextField()
    approver = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    # Null: nobody was named to look after it 监管缺位, which stands on the list of gaps until somebody is.
    owner = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    owner_basis = models.TextField(default="")
    way = models.TextField()
    decided_by = ArrayField(models.BigIntegerField())  # who reviewed and decided: none of them is ever drawn for it
    plan = ArrayField(models.TextField())
    granted_on = models.DateField()
    opened_at = models.DateTimeField()
    band = models.TextField()
    reason = models.TextField()
    last_outcome = models.TextField(default="")
    last_on = models.DateField(null=True)
    next_on = models.DateField()
    # The day on which a breach on record has passed, and the band is worked out again.
    weigh_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(band__in=list(RiskBand)), name="supervision_record_band_is_known"),
            models.CheckConstraint(condition=Q(reason__in=list(BandReason)), name="supervision_record_reason_is_known"),
            models.CheckConstraint(condition=Q(way__in=list(PermitWay)), name="supervision_record_way_is_known"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True, owner_basis="") | (Q(owner__isnull=False) & ~Q(owner_basis="")),
                name="supervision_record_owner_has_a_basis",
            ),
            models.CheckConstraint(
                condition=Q(last_on=None, last_outcome="")
                | Q(last_on__isnull=False, last_outcome__in=list(CheckOutcome)),
                name="supervision_record_was_looked_at_with_an_outcome",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "next_on", "id"], name="supervision_record_of_owner"),
            models.Index(fields=["item", "id"], condition=Q(owner=None), name="supervision_record_unowned"),
            models.Index(fields=["weigh_on"], condition=Q(weigh_on__isnull=False), name="supervision_record_weighed"),
        ]


class SupervisionResult(models.Model):
    """What came of one look at a permit 监管结果: of a spot check, a later check or a task of the supervision list."""

    record = models.ForeignKey(SupervisionRecord, models.PROTECT, related_name="results")
    # The journal line it was read from: the same line makes one result, however often it is read.
    entry = models.BigIntegerField(unique=True)
    source = models.TextField()
    outcome = models.TextField()
    finding = models.TextField(default="")
    found_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(source__in=["spot_check", "post_check", "task"]), name="supervision_result_source_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=list(CheckOutcome)), name="supervision_result_outcome_is_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["record", "-found_at"], name="supervision_result_latest")]
