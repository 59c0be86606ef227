"""Tables of the flows. A gate is taken down, never deleted; an hour is a sum, and says nothing of anybody."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained


class FlowGate(Chained):
    """A gate of a centre with a people counter 客流计数点: set up, taken down."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    name = models.TextField()
    # Keyed hash of the secret with which its device counts.
    secret_hash = models.BinaryField(unique=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "name"], condition=Q(until=None), name="flow_gate_name_once"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="flow_gate_goes_forward"),
        ]


class FlowHour(models.Model):
    """How many came in through a gate in an hour 客流."""

    gate = models.ForeignKey(FlowGate, models.PROTECT, related_name="hours", db_index=False)
    hour = models.DateTimeField()
    came = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gate", "hour"], name="flow_hour_once"),
            models.CheckConstraint(condition=Q(came__gte=0), name="flow_hour_counts_up"),
        ]
