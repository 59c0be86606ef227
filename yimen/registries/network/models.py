"""Tables of the network: plans, standards, checks, halls apart, money. Whether a plan is reached lies nowhere."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.network import HallAsked, HallClass, InvestmentKind, Stock
from yimen.registries.dated import one_at_a_time

_SEEN = [one.value for one in HallAsked]


class PointPlan(Chained):
    """How many service points of a level a region is to have 建设计划, by when, over a span of days."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    level = models.SmallIntegerField()
    planned = models.IntegerField()
    due = models.DateField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__in=[2, 3, 4, 5]), name="point_plan_level_is_known"),
            models.CheckConstraint(condition=Q(planned__gt=0), name="point_plan_plans_something"),
            one_at_a_time("region_has_one_point_plan_of_a_level", "region_id", ("level", "level::bigint")),
        ]


class OutsideHall(Chained):
    """A hall of an office that is still apart 中心外的大厅: where it is and why, until it is merged into a centre."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.TextField()
    address = models.TextField()
    windows = models.IntegerField()
    why = models.TextField()
    due = models.DateField(null=True)  # by when it is to have moved
    since = models.DateField()
    merged_on = models.DateField(null=True)
    merged_into = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(windows__gte=0), name="outside_hall_counts_windows"),
            models.CheckConstraint(
                condition=Q(merged_on=None, merged_into=None, window=None)
                | Q(merged_on__gt=F("since"), merged_into__isnull=False),
                name="outside_hall_is_merged_into_a_centre",
            ),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(merged_on=None), name="outside_hall_stands_once"
            ),
        ]


class Investment(Chained):
    """Money spent on a hall 信息化投入: for what, how much, when, by which document."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    kind = models.TextField()
    fen = models.BigIntegerField()
    spent_on = models.DateField()
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in InvestmentKind]), name="investment_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="investment_is_money"),
        ]


class HallStandard(Chained):
    """One line of the standard of halls of a class 大厅标准: what they must have, over a span of days."""

    ref = models.TextField(unique=True)
    hall = models.TextField()
    asked = models.TextField()
    least = models.IntegerField()
    most = models.IntegerField(null=True)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(hall__in=[one.value for one in HallClass]), name="hall_standard_class_is_known"
            ),
            models.CheckConstraint(condition=Q(asked__in=_SEEN), name="hall_standard_asks_for_something_known"),
            models.CheckConstraint(
                condition=Q(least__gt=0) & (Q(most=None) | Q(most__gte=F("least"))), name="hall_standard_can_be_met"
            ),
            one_at_a_time("hall_standard_asks_once_at_a_time", "hall", "asked"),
        ]


class HallCheck(Chained):
    """Somebody went through a hall 大厅检查: what they saw there, and what was missing."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    checked_on = models.DateField()
    seen = ArrayField(models.TextField())
    note = models.TextField(default="")
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(seen__contained_by=_SEEN), name="hall_check_saw_what_is_known"),
            models.UniqueConstraint(fields=["centre", "checked_on"], name="hall_check_once_a_day"),
        ]


class OldNumber(Chained):
    """A number that an absorbed hall gave 旧编号, of an item, somebody or an open case; and what it is called here."""

    ref = models.TextField(unique=True)
    hall = models.ForeignKey(OutsideHall, models.PROTECT, related_name="numbers", db_index=False)
    kind = models.TextField()
    number = models.TextField()
    what = models.TextField()
    named_ref = models.TextField(default="")
    named = models.TextField(default="")  # name of the item, number of the member of staff or of the case
    named_at = models.DateTimeField(null=True)
    listed_at = models.DateTimeField()
    struck = models.TextField(default="")  # why the line was wrong, or is over; it stays to be read
    struck_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Stock]), name="old_number_kind_is_known"),
            models.CheckConstraint(
                condition=Q(named_ref="", named="", named_at=None)
                | (~Q(named_ref="") & ~Q(named="") & Q(named_at__isnull=False)),
                name="old_number_is_named_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(struck="", struck_at=None) | (~Q(struck="") & Q(struck_at__isnull=False)),
                name="old_number_is_struck_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["hall", "kind", "number"],
                condition=Q(struck_at=None),
                name="old_number_stands_once_for_a_hall",
            ),
            # Two holders of old receipts are never sent to one case: one of them would read of a stranger's.
            models.UniqueConstraint(
                fields=["named_ref"],
                condition=Q(kind="case", struck_at=None) & ~Q(named_ref=""),
                name="old_number_names_a_case_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["number"], name="old_number_asked_for")]


class HallCount(Chained):
    """What an old hall has by its own register 移交数, counted by its own office before the switch."""

    ref = models.TextField(unique=True)
    hall = models.ForeignKey(OutsideHall, models.PROTECT, related_name="counts")
    items = models.IntegerField()
    staff = models.IntegerField()
    cases = models.IntegerField()
    counted_at = models.DateTimeField()
    counted_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(items__gte=0) & Q(staff__gte=0) & Q(cases__gte=0), name="hall_count_is_a_number"
            ),
        ]


class HallSwitch(models.Model):
    """The switch of a hall 并入记录: both sides counted alike, or there was none. Written once, with the merge."""

    hall = models.OneToOneField(OutsideHall, models.PROTECT, related_name="switch")
    count = models.ForeignKey(HallCount, models.PROTECT, related_name="+", db_index=False)
    items_there = models.IntegerField()
    items_here = models.IntegerField()
    staff_there = models.IntegerField()
    staff_here = models.IntegerField()
    cases_there = models.IntegerField()
    cases_here = models.IntegerField()
    struck = models.IntegerField()  # lines that were struck for a reason before the switch
    switched_at = models.DateTimeField()
    switched_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(items_there=F("items_here"), staff_there=F("staff_here"), cases_there=F("cases_here")),
                name="hall_switch_loses_nothing",
            ),
        ]
