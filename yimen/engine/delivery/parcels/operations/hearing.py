"""Hearing the carrier 寄递回调: signed words that come twice, late or out of order; a forged one is not heard at all.

A result counts as delivered 送达 when the carrier says it was received, at the moment it was received (art. 44).
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db.models import Q

from yimen.engine.case.cases import moves as case_moves
from yimen.engine.case.cases import operations as case_operations
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.delivery.parcels import cases, moves, ports
from yimen.engine.delivery.parcels.models import Parcel, ParcelEvent
from yimen.engine.delivery.parcels.moves import LockedParcel
from yimen.engine.delivery.parcels.ports import CarrierSaid
from yimen.engine.delivery.parcels.refusals import CarrierForged, FromTheFuture, ParcelUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.parcel_life import Direction, ParcelMove, heard
from yimen.kernel.snapshot import snapshot

AHEAD = timedelta(minutes=5)
"""Clocks of others may be so far ahead of ours."""
ENDS = frozenset({ParcelMove.RECEIVE, ParcelMove.RETURN, ParcelMove.LOSE})


@snapshot
class CarrierHeard:
    """What a word of the carrier did; asked twice, the same."""

    waybill: str
    state: str
    moved: str
    """Which move it was; empty: it was kept and moved nothing."""


@operation
def hear_carrier(body: bytes, signature: str, *, by: Actor, now: datetime) -> CarrierHeard:
    """Hear one word of the carrier, once.

    Refuses with CarrierForged, FromTheFuture, or ParcelUnknown for a waybill that is none of ours.
    """
    said = ports.post().understood(body, signature)
    if said is None:
        raise CarrierForged()
    if said.happened_at > now + AHEAD:
        raise FromTheFuture()
    parcel = moves.lock(Q(waybill=said.waybill))
    if parcel is None or not said.waybill:
        raise ParcelUnknown(ref="")
    known = ParcelEvent.objects.filter(number=said.number).first()
    if known is not None:
        return CarrierHeard(said.waybill, parcel.state, known.moved)
    step = heard(parcel.state, said.word, said.happened_at, parcel.told_at)
    _keep(parcel, said, step, now)
    if step is not None:
        parcel = _moved(parcel, step, said, by, now)
    return CarrierHeard(said.waybill, parcel.state, step or "")


def _keep(parcel: LockedParcel, said: CarrierSaid, step: ParcelMove | None, now: datetime) -> None:
    ParcelEvent.objects.create(
        parcel_id=parcel.id,
        number=said.number,
        word=said.word,
        place=said.place,
        happened_at=said.happened_at,
        heard_at=now,
        moved=step or "",
    )
    if parcel.told_at is None or said.happened_at > parcel.told_at:
        Parcel.objects.filter(pk=parcel.id).update(told_at=said.happened_at)


def _moved(parcel: LockedParcel, step: ParcelMove, said: CarrierSaid, by: Actor, now: datetime) -> LockedParcel:
    """The move with what follows for the case; nothing lies before the posting."""
    at = max(said.happened_at, parcel.posted_at or said.happened_at)
    parcel = moves.move(parcel, step, by, at, {"ended_at": at if step in ENDS else None})
    if step is ParcelMove.RECEIVE and parcel.direction is Direction.OUT:
        # Handed out at the window meanwhile: then the first delivery counts.
        with suppress(AlreadyDone):
            case_operations.deliver(parcel.case_ref, "post", parcel.waybill, by=by, now=at)
    else:
        cases.note(parcel, case_moves.read_freely(parcel.case_ref, by, now), by, at)
    return parcel
