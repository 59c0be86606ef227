"""Tables of the message centre: what was said, and the service record of how it arrived 送达记录."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """What a party is told, made once from one journal line."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT)
    case_id = models.BigIntegerField(null=True)
    case_ref = models.TextField(default="")
    kind = models.TextField()
    facts = models.JSONField(default=dict)
    entry_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry_id", "kind", "party"], name="message_is_written_once_per_act")
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-id"], name="message_of_party")]


class Service(models.Model):
    """One way by which a message went out, and when it arrived."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="services")
    way = models.TextField()
    state = models.TextField()
    sent_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    receipt = models.TextField(default="")
    tries = models.SmallIntegerField(default=0)
    failure = models.TextField(default="")
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "way"], name="service_one_per_way"),
            models.CheckConstraint(condition=Q(way__in=["hall", "sms", "mail", "wechat"]), name="service_way_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sent", "arrived", "failed"]), name="service_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="arrived") | Q(arrived_at__isnull=False), name="service_arrived_has_its_moment"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["id"], condition=Q(state="waiting"), name="service_waiting")]
