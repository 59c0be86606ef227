"""Table of the points: what is stated of a village point, with its days. Ended, never deleted."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from yimen.kernel.villages.points import Feature


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
                ExclusionConstraint(
                    name=f"point_has_one_{feature}_at_a_time",
                    expressions=[
                        (
                            Func(F("centre_id"), F("centre_id"), Value("[]"), function="int8range"),
                            RangeOperators.OVERLAPS,
                        ),
                        ("valid", RangeOperators.OVERLAPS),
                    ],
                    condition=Q(feature=feature),
                )
                for feature in Feature
            ),
        ]
