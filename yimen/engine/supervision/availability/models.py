"""Tables of the availability: probes by door and hour, maintenance as it was announced, and targets by document."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.availability import ServiceDoor
from yimen.kernel.outages import ALL
from yimen.registries.dated import one_at_a_time


class ProbeHour(models.Model):
    """What the probes of one door found in one hour 探测: how many, how many were answered, the slowest."""

    door = models.TextField()
    hour = models.DateTimeField()
    asked = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)
    excused = models.IntegerField(default=0)  # failed while an announced maintenance lasted
    slowest = models.IntegerField(default=0)  # milliseconds

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hour", "door"], name="probe_hour_once_per_door"),
            models.CheckConstraint(
                condition=Q(asked__gte=F("answered") + F("excused")), name="probe_hour_answers_what_was_asked"
            ),
        ]


class Maintenance(Chained):
    """A time in which doors are closed for maintenance 停机维护, announced beforehand. Called off, never deleted."""

    ref = models.TextField(unique=True)
    doors = ArrayField(models.TextField())
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    reason = models.TextField()
    announced_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="maintenance_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(doors__contained_by=list(ServiceDoor)), name="maintenance_is_of_known_doors"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ends"], condition=Q(called_off_at=None), name="maintenance_by_its_end")
        ]


class AvailabilityTarget(Chained):
    """How much of a month every public door answers at least 可用率目标, by which document, from which month on."""

    ref = models.TextField(unique=True)
    least = models.SmallIntegerField()  # hundredths of a per cent
    document = models.TextField()
    valid = DateRangeField()
    set_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(least__gt=0, least__lte=ALL), name="availability_target_can_be_met"),
            models.CheckConstraint(condition=~Q(document=""), name="availability_target_has_a_document"),
            one_at_a_time("availability_has_one_target_at_a_time"),
        ]
