"""Tables of the benchmarks: what another city published, and each value that was entered for it. Nothing is deleted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.reform.benchmarks import MEASURED, MOST, BenchmarkUnit

_OF_ITS_UNIT = Q(indicator="")
for _indicator, (_unit, _) in MEASURED.items():
    _OF_ITS_UNIT |= Q(indicator=_indicator.value, unit=_unit.value)


class Reference(Chained):
    """What a city published of itself 参考值: of which figure, as of which day. Each value stands in its row."""

    ref = models.TextField(unique=True)
    city = models.TextField()
    title = models.TextField()
    indicator = models.TextField(default="")  # the figure counted here; empty: none corresponds
    unit = models.TextField()
    as_of = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit__in=[str(one) for one in BenchmarkUnit]), name="reference_has_a_unit"
            ),
            models.CheckConstraint(condition=_OF_ITS_UNIT, name="reference_is_told_in_the_unit_of_its_figure"),
            models.UniqueConstraint(
                fields=["city", "title", "as_of"], condition=Q(withdrawn_at=None), name="reference_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_for="") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for=""),
                name="reference_is_withdrawn_for_a_reason",
            ),
        ]


class ReferenceValue(models.Model):
    """A value as somebody entered it, with its source; a later one corrects it. Never rewritten (migration 0002)."""

    reference = models.ForeignKey(Reference, models.PROTECT, related_name="values")
    number = models.SmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.TextField()
    reason = models.TextField(default="")  # why the value before was wrong
    entered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reference", "number"], name="reference_value_is_numbered"),
            models.CheckConstraint(condition=~Q(source=""), name="reference_value_has_a_source"),
            models.CheckConstraint(condition=Q(value__gte=-MOST, value__lte=MOST), name="reference_value_can_be"),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason=""),
                name="reference_value_is_corrected_for_a_reason",
            ),
        ]
