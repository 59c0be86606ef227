"""Tables of the parcels: what goes by post for a case, and every word of the carrier.

Name, phone and address lie encrypted beside the id of their key, as phones do in the people's register.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.parcel_life import OPEN, CarrierWord, Direction, ParcelState


class Parcel(Chained):
    """Originals on their way in, or a result on its way out 寄递件."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField()
    case_ref = models.TextField()
    direction = models.TextField()
    state = models.TextField(default=ParcelState.WANTED)
    materials = ArrayField(models.TextField(), default=list)  # codes of the originals; none: the result
    party_cipher = models.BinaryField()  # name, phone and address of the applicant's end
    party_key = models.TextField()
    waybill = models.TextField(default="")
    wanted_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)  # the newest moment that the carrier told of
    ended_at = models.DateTimeField(null=True)
    instead_of = models.OneToOneField("parcels.Parcel", models.PROTECT, null=True, related_name="replacement")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(direction__in=list(Direction)), name="parcel_direction_is_known"),
            models.CheckConstraint(condition=Q(state__in=list(ParcelState)), name="parcel_state_is_known"),
            models.UniqueConstraint(fields=["waybill"], condition=~Q(waybill=""), name="parcel_waybill_is_used_once"),
            models.UniqueConstraint(
                fields=["case_id", "direction"],
                condition=Q(state__in=sorted(OPEN)),
                name="parcel_one_open_per_case_and_direction",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["wanted", "cancelled"]) | (~Q(waybill="") & Q(posted_at__isnull=False)),
                name="parcel_posted_has_a_waybill",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"], name="parcel_of_case"),
            models.Index(fields=["id"], condition=Q(state="wanted", direction="in"), name="parcel_to_be_fetched"),
        ]


class ParcelEvent(models.Model):
    """One word of the carrier 寄递轨迹, once, in the order in which it was heard."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="events")
    number = models.TextField(unique=True)  # the carrier's own
    word = models.TextField()
    place = models.TextField(default="")
    happened_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    moved = models.TextField(default="")  # which move it was; empty: kept, and moved nothing

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(word__in=list(CarrierWord)), name="parcel_event_word_is_known"),
        ]
