"""Tables of the calendars: weeks and days as data, each change a new revision in the calendar's chain."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Calendar(Chained):
    """Opening time of a region, an office or a centre."""

    ref = models.TextField(unique=True)
    name = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True)
    zone = models.TextField(default="Asia/Shanghai")
    # {"0": [["09:00", "12:00"], ["13:30", "17:30"]], …}: Monday is 0.
    week = models.JSONField()
    valid_through = models.DateField()
    revision = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(revision__gte=1), name="calendar_revision_counts_up")
        ]


class CalendarDay(models.Model):
    """One day that differs from the week: closed, or open with the shifts given."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="days")
    day = models.DateField()
    kind = models.TextField(choices=[("holiday", "holiday"), ("make_up", "make_up"), ("special", "special")])
    shifts = models.JSONField(default=list)
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "day"], name="calendar_has_one_rule_per_day"),
            models.CheckConstraint(
                condition=Q(kind__in=["holiday", "make_up", "special"]), name="calendar_day_kind_is_known"
            ),
        ]
