"""Tables of the town centres: what is asked of them beside what every centre is. Dated; ended, never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.villages.towns import Family, Station
from yimen.registries.dated import one_at_a_time


class CentreClass(models.Model):
    """First or second class 一级/二级 of a town centre over a span of days."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    centre_class = models.SmallIntegerField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(centre_class__in=[1, 2]), name="centre_class_is_first_or_second"),
            one_at_a_time("centre_has_one_class_at_a_time", "centre_id"),
        ]


class Host(models.Model):
    """An authority that works in a centre under its own name 合署: the town's government, a zone committee."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [one_at_a_time("host_shares_a_centre_once_at_a_time", "centre_id", "office_id")]


class WindowFamily(models.Model):
    """One of the five kinds of windows 窗口类别 a town centre keeps, with the office that answers for it."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    family = models.TextField()
    owner = models.ForeignKey("offices.Office", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "family"], name="window_family_is_kept_once"),
            models.CheckConstraint(condition=Q(family__in=list(Family)), name="window_family_is_known"),
        ]


class FamilyWindow(models.Model):
    """A window that serves a family; a window serves one."""

    family = models.ForeignKey(WindowFamily, models.PROTECT, related_name="windows")
    window = models.OneToOneField("offices.Window", models.PROTECT)


class FamilyItem(models.Model):
    """An item that is handled at the windows of a family."""

    family = models.ForeignKey(WindowFamily, models.PROTECT, related_name="items")
    item = models.ForeignKey("catalogue.Item", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["family", "item"], name="family_item_stands_once_in_a_family")
        ]


class StationDuty(models.Model):
    """A station 站所 that must post staff to the town centre, and how it does: a window, or a neighbour's station."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    station = models.TextField()
    window = models.ForeignKey("offices.Window", models.PROTECT, null=True)
    covered_by = models.ForeignKey("offices.Centre", models.PROTECT, null=True, related_name="+")
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "station"], name="station_duty_stands_once"),
            models.CheckConstraint(condition=Q(station__in=list(Station)), name="station_is_known"),
            models.CheckConstraint(
                condition=Q(window__isnull=True) | Q(covered_by__isnull=True), name="station_is_there_or_covered"
            ),
            models.CheckConstraint(
                condition=Q(covered_by__isnull=True) | ~Q(covered_by=F("centre")), name="station_is_covered_by_another"
            ),
        ]


class CentreOpening(models.Model):
    """A town centre was found complete and is published 公布启用 since a day."""

    centre = models.OneToOneField("offices.Centre", models.PROTECT)
    since = models.DateField()
    basis = models.TextField(default="")


class TrialRun(Chained):
    """A town centre runs on trial 试运行 since a day; it is published when it was found complete."""

    ref = models.TextField(unique=True)
    centre = models.OneToOneField("offices.Centre", models.PROTECT)
    since = models.DateField()
    basis = models.TextField(default="")
