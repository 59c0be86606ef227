"""Tables of the kiosks. Of who stood at one nothing is kept: uses are counts by day, function and outcome."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.kiosks import FunctionKind, KioskPart, KioskPlace
from yimen.registries.dated import one_at_a_time


class Kiosk(Chained):
    """A kiosk 市民之窗终端: planned for a place, installed, heard of, retired."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)  # on its plate
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    place_kind = models.TextField()
    address = models.TextField()
    lat = models.FloatField()
    lon = models.FloatField()
    all_day = models.TextField()
    planned_for = models.DateField()
    installed_on = models.DateField(null=True)
    retired_on = models.DateField(null=True)
    reason = models.TextField(default="")
    # Keyed hash of the secret that the device sends with every beat.
    secret_hash = models.BinaryField(null=True, unique=True)
    beat_at = models.DateTimeField(null=True)
    parts = models.JSONField(default=dict)  # part -> ok, low, out, fault, as it last said

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(place_kind__in=list(KioskPlace)), name="kiosk_place_is_known"),
            models.CheckConstraint(condition=Q(all_day__in=["yes", "no"]), name="kiosk_all_day_is_yes_or_no"),
            models.CheckConstraint(
                condition=Q(lat__range=(-90, 90)) & Q(lon__range=(-180, 180)), name="kiosk_stands_on_the_map"
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | (Q(installed_on__lte=F("retired_on")) & ~Q(reason="")),
                name="kiosk_is_retired_after_it_stood",
            ),
        ]


class KioskHour(models.Model):
    """How often a kiosk was heard of in an hour 心跳, and how often something of it was out."""

    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="hours", db_index=False)
    hour = models.DateTimeField()
    beats = models.IntegerField(default=0)
    faulty = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kiosk", "hour"], name="kiosk_hour_once"),
            models.CheckConstraint(condition=Q(beats__gte=F("faulty")), name="kiosk_hour_counts_what_came"),
        ]


class KioskFault(models.Model):
    """A fault of a kiosk 故障: noticed by a beat, by silence or by somebody, and put right."""

    ref = models.TextField(unique=True)
    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="faults", db_index=False)
    part = models.TextField()
    noticed_at = models.DateTimeField()
    repaired_at = models.DateTimeField(null=True)
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=list(KioskPart)), name="kiosk_fault_part_is_known"),
            models.UniqueConstraint(
                fields=["kiosk", "part"], condition=Q(repaired_at=None), name="kiosk_fault_open_once"
            ),
            models.CheckConstraint(
                condition=Q(repaired_at=None) | Q(repaired_at__gte=F("noticed_at")), name="kiosk_fault_goes_forward"
            ),
        ]


class KioskFunction(Chained):
    """A function 终端功能: offered by all kiosks from a day on, without a change of any of them."""

    ref = models.TextField(unique=True)
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    provider = models.TextField()
    fields = models.JSONField()  # [[code, label], …]: what is typed
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(FunctionKind)), name="kiosk_function_kind_is_known"),
            one_at_a_time("kiosk_function_once_at_a_time", "code"),
        ]


class KioskUse(models.Model):
    """How often a function was used at a kiosk on a day 终端办理量: done, or failed."""

    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="uses", db_index=False)
    on = models.DateField()
    function = models.TextField()
    kind = models.TextField()
    done = models.IntegerField(default=0)
    failed = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kiosk", "on", "function"], name="kiosk_use_once_a_day"),
            models.CheckConstraint(condition=Q(kind__in=list(FunctionKind)), name="kiosk_use_kind_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["on"], name="kiosk_use_by_day")]


class LivingArea(Chained):
    """Where people live 生活圈: the residents of a village or community and its middle, by a count of a day."""

    ref = models.TextField(unique=True)
    region = models.OneToOneField("regions.Region", models.PROTECT, related_name="+")
    residents = models.IntegerField()
    lat = models.FloatField()
    lon = models.FloatField()
    counted_on = models.DateField()
    source = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(residents__gte=0), name="living_area_counts_up"),
            models.CheckConstraint(
                condition=Q(lat__range=(-90, 90)) & Q(lon__range=(-180, 180)), name="living_area_lies_on_the_map"
            ),
        ]


class KioskPartner(Chained):
    """Who lets kiosks stand with them 终端合作单位: a bank, supermarket or community, under a contract of some days."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    kind = models.TextField()
    contract = models.TextField(unique=True)  # its number
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(KioskPlace)), name="kiosk_partner_kind_is_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(contract=""), name="kiosk_partner_has_its_contract"),
        ]


class KioskHosting(models.Model):
    """A kiosk stands with a partner 终端合作安放, from day to day; with one at a time."""

    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="hostings")
    partner = models.ForeignKey(KioskPartner, models.PROTECT, related_name="hostings")
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("kiosk_stands_with_one_partner_at_a_time", "kiosk_id")]
