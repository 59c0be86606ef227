"""Tables of the delegations: announced in a document, activated unit by unit, ended and never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.offices.powers import TO_AN_OFFICE, Handling, Mode
from yimen.registries.dated import one_at_a_time

_YES_NO = ["yes", "no"]


class Announcement(Chained):
    """A document by which the government announced what is handed down 公布文件."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    title = models.TextField()
    issuer = models.TextField()
    issued_on = models.DateField()
    package = models.TextField(default="")  # the reform 改革事项 the document belongs to


class AnnouncedItem(models.Model):
    """One item of a document: by which mode it may be handed down, and how far."""

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="items")
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    mode = models.TextField()
    least_class = models.SmallIntegerField(default=0)  # 1: first-class centres only; 2: both; 0: whatever the class
    equal = models.TextField(default="no")  # 市区同权: the office that hands down decides as before, with equal effect
    villages = models.TextField(default="no")  # the town's village points collect it too

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "item", "mode"], name="announced_item_stands_once"),
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="announced_item_mode_is_known"),
            models.CheckConstraint(condition=Q(least_class__in=[0, 1, 2]), name="announced_item_class_is_known"),
            models.CheckConstraint(
                condition=Q(equal__in=_YES_NO) & Q(villages__in=_YES_NO), name="announced_item_says_yes_or_no"
            ),
            models.CheckConstraint(condition=Q(equal="no") | Q(mode=Mode.DEVOLVE), name="announced_equal_is_devolved"),
        ]


class Delegation(Chained):
    """An item handed to one unit, an office or a centre, over a span of days."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    announced = models.ForeignKey(AnnouncedItem, models.PROTECT)
    mode = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True)
    region = models.ForeignKey("regions.Region", models.PROTECT)
    least_class = models.SmallIntegerField(default=0)
    equal = models.TextField(default="no")
    villages = models.TextField(default="no")
    # What the unit could staff on the day it was handed the item.
    windows = models.IntegerField(default=0)
    formal_staff = models.IntegerField(default=0)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(mode__in=list(Mode)), name="delegation_mode_is_known"),
            models.CheckConstraint(
                condition=Q(mode__in=sorted(TO_AN_OFFICE), office__isnull=False, centre__isnull=True)
                | (~Q(mode__in=sorted(TO_AN_OFFICE)) & Q(office__isnull=True, centre__isnull=False)),
                name="delegation_names_the_unit_its_mode_needs",
            ),
            models.CheckConstraint(condition=Q(least_class__in=[0, 1, 2]), name="delegation_class_is_known"),
            models.CheckConstraint(
                condition=Q(equal__in=_YES_NO) & Q(villages__in=_YES_NO), name="delegation_says_yes_or_no"
            ),
            one_at_a_time(
                "delegation_one_a_time_per_item_and_office", "item_id", "office_id", where=Q(office__isnull=False)
            ),
            one_at_a_time(
                "delegation_one_a_time_per_item_and_centre", "item_id", "centre_id", where=Q(centre__isnull=False)
            ),
        ]


class ItemHandling(Chained):
    """How an item is handled 办理方式 over a span of days: taken in at one place, jointly, or only in the centre."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    way = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=list(Handling)), name="item_handling_is_known"),
            one_at_a_time("item_is_handled_one_way_at_a_time", "item_id"),
        ]


class TakeOver(Chained):
    """An office whose approval division holds an item since a day: nobody else of the department decides it."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    valid = DateRangeField()
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [one_at_a_time("item_is_held_by_one_division_at_a_time", "item_id")]
