"""Tables of the figures: a result as it was told, with every item and the units it was counted in; and targets."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class KeptFigure(Chained):
    """A figure as it was told 留存指标: its sums, its items with their versions, and how units were converted."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    document = models.TextField(default="")  # where it was told
    measure = models.TextField()
    item_set = models.JSONField()  # which items were asked for
    as_of = models.DateTimeField()
    before_at = models.DateTimeField(null=True)
    before = models.DecimalField(max_digits=16, decimal_places=1)
    after = models.DecimalField(max_digits=16, decimal_places=1)
    counted = models.IntegerField()
    left_out = models.IntegerField()
    conversion = models.JSONField()  # unit -> minutes of office time
    lines = models.JSONField()  # [item, name, office, version now, since, version before, since, before, after]
    digest = models.BinaryField()  # over the lines

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(before__gte=0) & Q(counted__gte=0) & Q(left_out__gte=0), name="kept_figure_counts_up"
            ),
        ]


class ReductionTarget(Chained):
    """To how many steps an item is to come down by a day 精简目标; the newest of an item counts."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+")
    steps = models.SmallIntegerField()
    steps_then = models.SmallIntegerField()  # how many it had when the target was set
    by_day = models.DateField()
    basis = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(steps__gte=1), name="reduction_target_leaves_a_step"),
            models.CheckConstraint(
                condition=Q(steps__lt=models.F("steps_then")), name="reduction_target_is_fewer_than_there_were"
            ),
        ]
