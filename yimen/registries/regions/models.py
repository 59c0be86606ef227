"""Tables of the regions: a node is stable, its code and name are dated."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from yimen.registries.dated import one_at_a_time


class Region(models.Model):
    """A node of the five-level tree. Its id never changes; what it is called does."""

    ref = models.TextField(unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="region_has_one_of_five_levels"),
        ]


class RegionTerm(models.Model):
    """Code and name of a region over a span of days."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="terms")
    code = models.CharField(max_length=12)
    name = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{12}$"), name="region_code_has_twelve_digits"),
            one_at_a_time("region_has_one_name_at_a_time", "region_id"),
            ExclusionConstraint(
                name="region_code_is_used_once_at_a_time",
                expressions=[
                    (
                        Func(F("code"), function="int8", template="int8range(code::int8, code::int8, '[]')"),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
