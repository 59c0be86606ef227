"""Tables of the heartbeats: the newest of each system and point, who answers for it, and the alarms."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.heartbeats import HeartFault

_ONE = Q(system__isnull=False, centre=None) | Q(system=None, centre__isnull=False)


class Heartbeat(models.Model):
    """The newest of one system or point 心跳: when it was heard (of a point), and its last hour of cases."""

    system = models.OneToOneField("connections.ConnectedSystem", models.PROTECT, related_name="+", null=True)
    centre = models.OneToOneField("offices.Centre", models.PROTECT, related_name="+", null=True)
    heard_at = models.DateTimeField(null=True)
    hour = models.DateTimeField(null=True)
    came = models.IntegerField(db_default=0)
    earlier = ArrayField(models.IntegerField(), db_default=[])

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ONE, name="heartbeat_is_of_a_system_or_a_point"),
        ]


class HeartbeatOwner(Chained):
    """Who answers for a system or a point 责任人, since when. Ended by the next one, never deleted."""

    ref = models.TextField(unique=True)
    system = models.ForeignKey("connections.ConnectedSystem", models.PROTECT, related_name="+", null=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ONE, name="heartbeat_owner_is_of_a_system_or_a_point"),
            models.UniqueConstraint(
                fields=["system"], condition=Q(until=None, centre=None), name="heartbeat_owner_one_a_system"
            ),
            models.UniqueConstraint(
                fields=["centre"], condition=Q(until=None, system=None), name="heartbeat_owner_one_a_point"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="heartbeat_owner_ends_after_it_began"
            ),
        ]


class HeartbeatAlarm(Chained):
    """A system or point is silent or stalls 心跳警报: who answers by when, what they said, when it beat again."""

    ref = models.TextField(unique=True)
    system = models.ForeignKey("connections.ConnectedSystem", models.PROTECT, related_name="+", null=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    fault = models.TextField()
    raised_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)  # of a silent one: when last
    came = models.IntegerField(default=0)  # of a stalled one: in its hour, and what usually comes
    normal = models.IntegerField(default=0)
    owner = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answer_by = models.DateTimeField()
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ONE, name="heartbeat_alarm_is_of_a_system_or_a_point"),
            models.CheckConstraint(
                condition=Q(fault__in=[str(one) for one in HeartFault]), name="heartbeat_alarm_has_a_fault"
            ),
            models.UniqueConstraint(
                fields=["system", "fault"],
                condition=Q(ended_at=None, centre=None),
                name="heartbeat_alarm_stands_once_a_system",
            ),
            models.UniqueConstraint(
                fields=["centre", "fault"],
                condition=Q(ended_at=None, system=None),
                name="heartbeat_alarm_stands_once_a_point",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, answered_by=F("owner")) & ~Q(answer=""),
                name="heartbeat_alarm_is_answered_by_its_owner",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-raised_at", "-id"], name="heartbeat_alarm_latest"),
            models.Index(fields=["owner"], condition=Q(answered_at=None), name="heartbeat_alarm_to_answer"),
        ]  # fmt: skip
