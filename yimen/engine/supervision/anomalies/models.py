"""Tables of the anomalies: the dated rules, and what supervision found behind a figure."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.anomalies import MOST_LEAST, MOST_MARGIN, AnomalyKind, AnomalyOutcome
from yimen.registries.dated import one_at_a_time


class AnomalyRule(Chained):
    """From which figure on something is asked about 异常标准: margin and least, by which document, from when."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    margin = models.SmallIntegerField()
    least = models.SmallIntegerField()
    document = models.TextField()
    valid = DateRangeField()
    published_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in AnomalyKind]), name="anomaly_rule_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(margin__gte=0, margin__lte=MOST_MARGIN, least__gte=1, least__lte=MOST_LEAST),
                name="anomaly_rule_asks_from_one_on",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="anomaly_rule_has_a_document"),
            one_at_a_time("anomaly_rule_is_one_at_a_time", "kind"),
        ]


class AnomalyNote(Chained):
    """What came of a figure of somebody in a month 异常核查结果: explained, or confirmed; with the cases behind it."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    rule = models.ForeignKey(AnomalyRule, models.PROTECT, related_name="+", db_index=False)
    cases = ArrayField(models.BigIntegerField())
    first_at = models.DateTimeField()  # the earliest act of theirs in these cases
    city_id = models.BigIntegerField(null=True)
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    outcome = models.TextField()
    words = models.TextField()
    noted_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    noted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "staff", "month"], name="anomaly_is_noted_once_a_month"),
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in AnomalyOutcome]), name="anomaly_outcome_is_known"
            ),
            models.CheckConstraint(condition=~Q(words="") & ~Q(cases=[]), name="anomaly_note_says_why"),
            models.CheckConstraint(condition=~Q(noted_by=F("staff")), name="anomaly_is_noted_by_another"),
        ]
        indexes: ClassVar = [models.Index(fields=["month", "-id"], name="anomaly_note_of_month")]
