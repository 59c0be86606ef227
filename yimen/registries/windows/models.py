"""Tables of the window groups: the group, its counters and its items, each over a span of days."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from yimen.journal.chained import Chained
from yimen.kernel.visits.window_groups import GroupKind


def _only(*columns: str) -> list[tuple[Func | str, str]]:
    """Equal in each of these numbers, overlapping in days."""
    equal = [(Func(F(one), F(one), Value("[]"), function="int8range"), RangeOperators.OVERLAPS) for one in columns]
    return [*equal, ("valid", RangeOperators.OVERLAPS)]


class WindowGroup(Chained):
    """Counters of a centre that take the same items in 窗口组; its letter is the business type of their tickets."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    kind = models.TextField()
    letter = models.CharField(max_length=1)
    name = models.TextField()
    list_code = models.TextField(default="")  # of a group of kind list: which list of the catalogue
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(GroupKind)), name="window_group_kind_is_known"),
            models.CheckConstraint(condition=Q(letter__regex="^[A-Z]$"), name="window_group_has_a_letter"),
            models.CheckConstraint(condition=Q(kind="list") ^ Q(list_code=""), name="window_group_names_a_list_or_not"),
            ExclusionConstraint(
                name="window_group_letter_is_used_once_in_a_centre",
                expressions=[
                    (Func(F("centre_id"), F("centre_id"), Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("letter"),
                            function="int8range",
                            template="int8range(ascii(letter::text), ascii(letter::text), '[]')",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class GroupedWindow(models.Model):
    """A counter in a group, from when to when: in one group at a time."""

    group = models.ForeignKey(WindowGroup, models.PROTECT, related_name="windows")
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(name="window_stands_in_one_group_at_a_time", expressions=_only("window_id")),
        ]


class GroupedItem(models.Model):
    """An item that a group takes in, from when to when: one group of the centre at a time, so that a ticket is one."""

    group = models.ForeignKey(WindowGroup, models.PROTECT, related_name="items")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(name="item_stands_in_one_group_of_a_centre", expressions=_only("item_id", "centre_id")),
        ]
