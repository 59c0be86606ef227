"""Tables of the availability: probes by door and hour, and maintenance as it was announced."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.availability import ServiceDoor


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
