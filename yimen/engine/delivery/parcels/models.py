"""Tables of the parcels: what goes by post for a case, and every word of the carrier.

Name, phone and address lie encrypted beside the id of their key, as phones do in the people's register.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.parcel_life import OPEN, CarrierWord, Direction, ParcelState
from yimen.kernel.postage import PostageWay
from yimen.registries.dated import one_at_a_time


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
    # What was agreed when it was wanted; no way: nobody asks anything for it.
    postage_way = models.TextField(default="")
    postage_fen = models.BigIntegerField(default=0)
    postage_basis = models.TextField(default="")
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
            models.CheckConstraint(
                condition=Q(postage_way="", postage_fen=0)
                | (Q(postage_way__in=list(PostageWay), postage_fen__gt=0) & ~Q(postage_basis="")),
                name="parcel_postage_has_its_basis",
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


class PostageRate(Chained):
    """What a parcel in one direction costs 寄递资费, and by which ways it may be paid for, from day to day."""

    ref = models.TextField(unique=True)
    direction = models.TextField()
    fen = models.BigIntegerField()
    ways = ArrayField(models.TextField())
    basis = models.TextField()  # the document or the contract with the carrier
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("postage_rate_once_at_a_time", "direction"),
            models.CheckConstraint(
                condition=Q(direction__in=list(Direction), fen__gt=0) & ~Q(basis=""), name="postage_rate_is_sound"
            ),
            models.CheckConstraint(
                condition=Q(ways__contained_by=list(PostageWay)) & ~Q(ways=[]), name="postage_rate_ways_are_known"
            ),
        ]
