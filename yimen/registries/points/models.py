"""Table of the points: what is stated of a village point, with its days. Ended, never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.kernel.villages.points import Feature
from yimen.registries.dated import one_at_a_time


class PointFeature(models.Model):
    """A plate 牌子 or a set of rules 制度 of a village point over a span of days, with what shows it."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    feature = models.TextField()
    evidence = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(feature__in=list(Feature)), name="point_feature_is_known"),
            models.CheckConstraint(condition=~Q(evidence=""), name="point_feature_is_shown_by_something"),
            *(
                one_at_a_time(f"point_has_one_{feature}_at_a_time", "centre_id", where=Q(feature=feature))
                for feature in Feature
            ),
        ]
