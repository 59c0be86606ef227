"""Lost parcels 丢失: called lost when the carrier has been silent too long, and sent once more to the same address."""

from datetime import datetime

from django.db.models import Q

from yimen.engine.delivery.parcels import cases, moves
from yimen.engine.delivery.parcels.models import Parcel
from yimen.engine.delivery.parcels.operations.posting import ParcelTold
from yimen.engine.delivery.parcels.refusals import DeliveredAlready, NotSilentYet, ParcelUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.parcel_life import SILENT, Direction, ParcelMove, is_silent
from yimen.kernel.postage import once_more
from yimen.registries.dated import new_ref

AGAIN = "丢失或者退回后重寄，不再向申请人收费"


@operation
def call_lost(ref: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Call a parcel lost of which the carrier has said nothing for ten days; by the applicant or who works on the case.

    Refuses with ParcelUnknown, WrongState or NotSilentYet.
    """
    parcel = moves.lock(Q(ref=ref))
    if parcel is None:
        raise ParcelUnknown(ref=ref)
    file = cases.may_touch(parcel, by, now)
    if parcel.posted_at is None:
        raise WrongState(move=ParcelMove.LOSE, state=parcel.state)
    if is_silent(now, parcel.posted_at, parcel.told_at) != "yes":
        raise NotSilentYet(days=SILENT.days)
    parcel = moves.move(parcel, ParcelMove.LOSE, by, now, {"ended_at": now})
    cases.note(parcel, file, by, now)
    return ParcelTold(parcel.ref, parcel.state, parcel.waybill)


@operation
def replace_parcel(ref: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Send once more what was lost or came back, to the same address: a new parcel in the place of the old one.

    The papers of a result are printed again as they were, and nobody pays postage twice.
    Refuses with ParcelUnknown, WrongState or DeliveredAlready.
    """
    parcel = moves.lock(Q(ref=ref))
    if parcel is None:
        raise ParcelUnknown(ref=ref)
    file = cases.may_handle(parcel, by, now)
    if parcel.direction is Direction.OUT and file.delivered_at is not None:
        raise DeliveredAlready()
    parcel = moves.move(parcel, ParcelMove.REPLACE, by, now)
    (cipher, key), postage = parcel.sealed, once_more(parcel.postage, AGAIN)
    row = Parcel.objects.create(
        ref=new_ref(),
        case_id=parcel.case_id,
        case_ref=parcel.case_ref,
        direction=parcel.direction,
        materials=list(parcel.materials),
        party_cipher=cipher,
        party_key=key,
        postage_way=postage.way,
        postage_fen=postage.fen,
        postage_basis=postage.basis,
        wanted_at=now,
        instead_of_id=parcel.id,
    )
    fresh = moves.told(moves.locked(row), "want", by, now)
    cases.note(fresh, file, by, now)
    return ParcelTold(fresh.ref, fresh.state)
