"""Posting: who wants something by post says where to; then the carrier is asked for a waybill."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from yimen.engine.case.cases import moves as case_moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.may import GRANTED
from yimen.engine.delivery.parcels import cases, moves, ports, rates
from yimen.engine.delivery.parcels.models import Parcel
from yimen.engine.delivery.parcels.ports import Addressed
from yimen.engine.delivery.parcels.refusals import DeliveredAlready, ParcelOpen, ParcelUnknown, ResultNotReady
from yimen.journal.operation import in_steps, operation
from yimen.kernel import identity
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import WITH_RESULT
from yimen.kernel.money import fees
from yimen.kernel.parcel_life import PARCEL_LIFE, Direction, ParcelMove, ParcelState
from yimen.kernel.postage import PostageOutstanding, PostageWay, agreed, asked_by, must_have_been_told
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import named
from yimen.registries.dated import new_ref, refusing
from yimen.registries.people.vault import Sealed, open_text, seal_text


@snapshot
class ParcelTold:
    """A parcel as an act left it."""

    ref: str
    state: str
    waybill: str = ""


@operation
def want_result(
    case_ref: str, name: str, phone: str, address: str, pays: str = "", told_fen: int = 0, *, by: Actor, now: datetime
) -> ParcelTold:
    """Ask for the result by post, to this address; by the applicant, or for them by the agent at the point.

    `pays` is how the postage is paid where the rate offers more than one way, `told_fen` what the applicant was told it
    costs them. Refuses with CaseUnknown, PostNotOffered, NobodyCarries, DeliveredAlready, ParcelOpen, PostageDearer,
    Missing or NotInList.
    """
    file = cases.of_applicant(case_ref, Direction.OUT, by, now)
    if file.delivered_at is not None:
        raise DeliveredAlready()
    must_have_been_told(asked_by(rates.rate_of(Direction.OUT, now)), told_fen)
    return _wanted(file, Direction.OUT, (), addressed(name, phone, address), pays, by, now)


@operation
def send_originals(
    case_ref: str, materials: Sequence[str], name: str, phone: str, address: str, pays: str = "", told_fen: int = 0, *,
    by: Actor, now: datetime,
) -> ParcelTold:  # fmt: skip
    """Have originals fetched at this address and brought to the office; the carrier is asked by the next sweep.

    Refuses with CaseUnknown, PostNotOffered, NobodyCarries, UnknownDefect for a material the item does not ask for, or
    ParcelOpen, PostageDearer, Missing or NotInList.
    """
    file = cases.of_applicant(case_ref, Direction.IN, by, now)
    known = {one.code for one in file.terms.materials}
    codes = tuple(dict.fromkeys(materials))
    for code in codes:
        if code not in known:
            raise UnknownDefect(material=code, defect="")
    must_have_been_told(asked_by(rates.rate_of(Direction.IN, now)), told_fen)
    return _wanted(file, Direction.IN, codes, addressed(name, phone, address), pays, by, now)


@in_steps
def post_parcel(ref: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Ask the carrier for a waybill: the result lies packed at the counter, or originals are to be fetched.

    The carrier knows the parcel by its reference: asked again, it is the same waybill. Refuses with ParcelUnknown,
    WrongState, ResultNotReady, DeliveredAlready, FeesOutstanding or PostageOutstanding; raises Unavailable when nobody
    answers.
    """
    told = _to_post(ref, by=by, now=now)
    if told.state != ParcelState.WANTED:
        return told
    row = Parcel.objects.get(ref=ref)
    party = opened((bytes(row.party_cipher), row.party_key))
    if row.postage_way == PostageWay.TO_CARRIER:
        party = replace(party, collect_fen=row.postage_fen)
    waybill = ports.post().order(row.direction, party, ref)
    return _note_posted(ref, waybill, by=by.within(), now=now)


@operation
def _to_post(ref: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Whether a parcel may be posted; one that was is told as it is."""
    parcel = moves.lock(Q(ref=ref))
    if parcel is None:
        raise ParcelUnknown(ref=ref)
    file = cases.may_handle(parcel, by, now)
    if parcel.direction is Direction.OUT and (file.state not in WITH_RESULT or file.decided_at is None):
        raise ResultNotReady()
    if parcel.direction is Direction.OUT and parcel.state is ParcelState.WANTED and file.delivered_at is not None:
        raise DeliveredAlready()
    if parcel.direction is Direction.OUT and file.state in GRANTED:
        # What waits for its fees at the counter does not leave the house by another door.
        fees.must_be_settled(file.terms.fees, file.bill)
    if parcel.postage.way == PostageWay.PREPAID and rates.paid([ref]).get(ref) != "yes":
        raise PostageOutstanding(yuan=fees.yuan(parcel.postage.fen))
    if parcel.state is not ParcelState.POSTED:
        PARCEL_LIFE.after(ParcelMove.POST, parcel.state)
    return ParcelTold(parcel.ref, parcel.state, parcel.waybill)


@operation
def _note_posted(ref: str, waybill: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Note the waybill: the parcel is posted, unless another was told of it first or it was called off meanwhile."""
    parcel = moves.lock(Q(ref=ref))
    assert parcel is not None, "parcels are never deleted"
    if parcel.waybill:
        return ParcelTold(ref, parcel.state, parcel.waybill)
    sets = {"waybill": waybill, "posted_at": now}
    if parcel.state is ParcelState.WANTED:
        parcel = moves.move(parcel, ParcelMove.POST, by, now, sets)
    else:
        # Called off while the carrier took it: its words are understood by the waybill, and move nothing.
        Parcel.objects.filter(pk=parcel.id).update(**sets)
        moves.told(parcel, "note_waybill", by, now)
        return ParcelTold(ref, parcel.state, waybill)
    cases.note(parcel, case_moves.read_freely(parcel.case_ref, by, now), by, now)
    return ParcelTold(ref, parcel.state, waybill)


@operation
def cancel_parcel(ref: str, *, by: Actor, now: datetime) -> ParcelTold:
    """Send nothing after all, until the carrier has picked it up; by the applicant or who works on the case."""
    parcel = moves.lock(Q(ref=ref))
    if parcel is None:
        raise ParcelUnknown(ref=ref)
    file = cases.may_touch(parcel, by, now)
    parcel = moves.move(parcel, ParcelMove.CANCEL, by, now, {"ended_at": now})
    cases.note(parcel, file, by, now)
    return ParcelTold(parcel.ref, parcel.state)


def addressed(name: str, phone: str, address: str) -> Addressed:
    """The applicant's end, as it can be written on a parcel."""
    return Addressed(named(name, "name", 50), identity.phone(phone), named(address, "address"))


def sealed(party: Addressed) -> Sealed:
    """The applicant's end as it is kept."""
    return seal_text(json.dumps([party.name, party.phone, party.address], ensure_ascii=False))


def opened(kept: tuple[bytes, str]) -> Addressed:
    """The applicant's end in the clear: for the carrier, and for the applicant's own page."""
    return Addressed(*json.loads(open_text(*kept)))


def _wanted(
    file: CaseFile, direction: Direction, materials: tuple[str, ...], party: Addressed, pays: str, by: Actor,
    now: datetime,
) -> ParcelTold:  # fmt: skip
    hidden, postage = sealed(party), agreed(rates.rate_of(direction, now), pays)
    with refusing(parcel_one_open_per_case_and_direction=ParcelOpen()):
        row = Parcel.objects.create(
            ref=new_ref(),
            case_id=file.id,
            case_ref=file.ref,
            direction=direction,
            materials=list(materials),
            party_cipher=hidden.cipher,
            party_key=hidden.key_id,
            postage_way=postage.way,
            postage_fen=postage.fen,
            postage_basis=postage.basis,
            wanted_at=now,
        )
    parcel = moves.told(moves.locked(row), "want", by, now)
    cases.note(parcel, file, by, now)
    return ParcelTold(parcel.ref, parcel.state)
