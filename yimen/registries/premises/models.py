"""Tables of the premises: dated, ended and never deleted. Figures lie nowhere: they are counted when they are shown."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.premises import LARGEST, FacilityKind, SecondUse, ZoneKind
from yimen.registries.dated import one_at_a_time


class Premises(Chained):
    """Floor area of a centre, and who runs it 管委会, over a span of days."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    area = models.IntegerField()  # square metres
    operator = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(area__gt=0, area__lte=LARGEST), name="premises_have_an_area"),
            one_at_a_time("centre_has_one_premises_at_a_time", "centre_id"),
        ]


class Zone(Chained):
    """An area of a hall 功能区: what it is for, what it is called, and on which floor."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    kind = models.TextField()
    name = models.TextField()
    floor = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in ZoneKind]), name="zone_kind_is_known"),
            one_at_a_time("zone_name_is_used_once_in_a_centre", "centre_id", "name"),
        ]


class ZonedWindow(models.Model):
    """A window that stands in an area, from when to when: in one at a time."""

    zone = models.ForeignKey(Zone, models.PROTECT, related_name="windows")
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+")
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("window_stands_in_one_zone_at_a_time", "window_id")]


class Facility(Chained):
    """Something a hall keeps for everybody 便民设施: of which kind, where it stands, from when to when."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="+", null=True, db_index=False)
    kind = models.TextField()
    name = models.TextField()
    where = models.TextField(default="")
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in FacilityKind]), name="facility_kind_is_known"
            ),
            one_at_a_time("facility_name_is_used_once_in_a_centre", "centre_id", "name"),
        ]


class Fault(models.Model):
    """A facility does not work 故障: who said so and when, when the house found it so, and how it was mended."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="faults")
    told = models.TextField()
    told_by = models.TextField()  # public or staff; nobody's name
    told_at = models.DateTimeField()
    found_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    how = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(told_by__in=["public", "staff"]), name="fault_is_told_by_somebody"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | (Q(ended_at__gte=F("told_at")) & ~Q(how="")),
                name="fault_ends_and_says_how",
            ),
            models.UniqueConstraint(
                fields=["facility"], condition=Q(ended_at=None), name="facility_has_one_open_fault"
            ),
        ]


class SharedUse(Chained):
    """What a service point is besides 合用 (a site of the party branch), with hours of its own, over a span of days."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    use = models.TextField()
    hours = models.TextField(default="")
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(use__in=[one.value for one in SecondUse]), name="shared_use_is_known"),
            one_at_a_time("centre_has_a_shared_use_once_at_a_time", "centre_id", "use"),
        ]


class PartnerBank(Chained):
    """A bank that serves in a centre 进驻银行, with the account it settles to, over a span of days."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    name = models.TextField()
    account = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(account__regex=r"^\d{8,30}$"), name="partner_bank_settles_to_an_account"
            ),
            one_at_a_time("bank_serves_in_a_centre_once_at_a_time", "centre_id", "name"),
        ]
