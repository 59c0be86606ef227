"""Billing postage: what is paid before a parcel goes, and what becomes of it when it does not go after all."""

from datetime import datetime

from django.db.models import Q

from yimen.engine.centre.postage.refusals import NoPostageDue
from yimen.engine.delivery.parcels import cases, moves
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import queries as shown
from yimen.engine.delivery.parcels.refusals import ParcelUnknown
from yimen.engine.money.fees.operations import billing
from yimen.engine.money.fees.operations.billing import Billed, ParcelOwes
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.parcel_life import Direction, ParcelState
from yimen.kernel.postage import PostageWay
from yimen.kernel.snapshot import snapshot

NAMES = {Direction.OUT: "寄递费：寄出结果", Direction.IN: "寄递费：上门取原件"}
CALLED_OFF = "这一件不寄了，已付的寄递费退回。"


@snapshot
class CalledOff:
    """How many parcels do not go."""

    parcels: int


@snapshot
class PostageEnded:
    """The bill that was ended, or whose payment goes back; empty when there was none."""

    bill_ref: str


@operation
def bill_postage(ref: str, *, by: Actor, now: datetime) -> Billed:
    """Bill the postage of a parcel that is paid for before it goes; asked again, it is the same bill.

    Refuses with ParcelUnknown or NoPostageDue.
    """
    parcel = moves.lock(Q(ref=ref))
    if parcel is None:
        raise ParcelUnknown(ref=ref)
    file = cases.may_touch(parcel, by, now)
    if parcel.postage.way != PostageWay.PREPAID or parcel.state is not ParcelState.WANTED:
        raise NoPostageDue()
    owes = ParcelOwes(
        ref, parcel.postage.fen, NAMES[parcel.direction], "按件计收", parcel.postage.basis, file.number,
        file.applicant_id, file.applicant_name, file.office_id, file.office_name,
    )  # fmt: skip
    return billing.bill_of_parcel(owes, by, now)


@operation
def end_postage_bill(ref: str, *, by: Actor, now: datetime) -> PostageEnded:
    """A parcel does not go: its open bill is cancelled, what was paid is proposed to be given back. By the system.

    What comes afterwards all the same is surplus, and goes back too. Refuses with ParcelUnknown.
    """
    parcel = moves.lock(Q(ref=ref)) if by.kind is ActorKind.SYSTEM else None
    if parcel is None or parcel.state is not ParcelState.CANCELLED:
        raise ParcelUnknown(ref=ref)
    return PostageEnded(billing.end_bill_of_parcel(ref, CALLED_OFF, by, now))


@operation
def call_off_parcels(case_ref: str, *, by: Actor, now: datetime) -> CalledOff:
    """What no carrier has yet does not go with a case that was taken back, or whose result was handed out otherwise.

    By the system alone. Refuses with ParcelUnknown.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise ParcelUnknown(ref=case_ref)
    refs = shown.wanted_for(case_ref)
    for ref in refs:
        parcels.cancel_parcel(ref, by=by.within(), now=now)
    return CalledOff(len(refs))
