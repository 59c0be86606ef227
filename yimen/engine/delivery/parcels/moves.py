"""Moves of a parcel: lock, move, tell. The only writer of its state after the first.

The parcel's row is locked while a word of the carrier is weighed: two words that come at once are weighed one after the
other (tests/operations/test_parcel_races.py).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from yimen.engine.delivery.parcels.models import Parcel
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.parcel_life import PARCEL_LIFE, Direction, ParcelMove, ParcelState
from yimen.kernel.postage import Postage
from yimen.kernel.snapshot import snapshot


@snapshot
class LockedParcel:
    """A parcel under its lock."""

    id: int
    ref: str
    case_id: int
    case_ref: str
    direction: Direction
    state: ParcelState
    waybill: str
    posted_at: datetime | None
    told_at: datetime | None
    sealed: tuple[bytes, str]
    materials: tuple[str, ...]
    postage: Postage
    seq: int
    head: bytes


def lock(where: Q) -> LockedParcel | None:
    """The parcel that `where` names, locked; None when there is none."""
    row = Parcel.objects.select_for_update().filter(where).first()
    return None if row is None else locked(row)


def locked(row: Parcel) -> LockedParcel:
    """A row that the caller holds locked, or has just inserted."""
    return LockedParcel(
        row.pk, row.ref, row.case_id, row.case_ref, Direction(row.direction), ParcelState(row.state), row.waybill,
        row.posted_at, row.told_at, (bytes(row.party_cipher), row.party_key), tuple(row.materials),
        Postage(row.postage_way, row.postage_fen, row.postage_basis), row.journal_seq, bytes(row.journal_head),
    )  # fmt: skip


def move(
    parcel: LockedParcel, step: ParcelMove, by: Actor, now: datetime, sets: Mapping[str, Any] | None = None
) -> LockedParcel:
    """Take one step of a parcel's life and tell it to its chain; `now` is when it happened."""
    state = PARCEL_LIFE.after(step, parcel.state)
    Parcel.objects.filter(pk=parcel.id).update(state=state, **(sets or {}))
    return told(replace(parcel, state=state), step, by, now)


def told(parcel: LockedParcel, verb: str, by: Actor, now: datetime) -> LockedParcel:
    """Tell something of a parcel to its chain."""
    subject = Subject("parcel", "parcels_parcel", parcel.id, parcel.ref, parcel.seq, parcel.head)
    link = tell(subject, Line(verb, {"case": parcel.case_ref, "direction": parcel.direction}, now), by)
    return replace(parcel, seq=link.seq, head=link.hash)
