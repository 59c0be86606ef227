"""Tables of the window groups: the group, its counters and its items, each over a span of days."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.dated import one_at_a_time


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
            one_at_a_time(
                "window_group_letter_is_used_once_in_a_centre", "centre_id", ("letter", "ascii(letter::text)")
            ),
        ]


class GroupedWindow(models.Model):
    """A counter in a group, from when to when: in one group at a time."""

    group = models.ForeignKey(WindowGroup, models.PROTECT, related_name="windows")
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("window_stands_in_one_group_at_a_time", "window_id"),
        ]


class GroupedItem(models.Model):
    """An item that a group takes in, from when to when: one group of the centre at a time, so that a ticket is one."""

    group = models.ForeignKey(WindowGroup, models.PROTECT, related_name="items")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("item_stands_in_one_group_of_a_centre", "item_id", "centre_id"),
        ]
