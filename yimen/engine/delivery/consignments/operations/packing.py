"""Packing 打包: the agent puts the papers of open cases together and sets out for the town centre."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import moves as case_moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.delivery.consignments import moves
from yimen.engine.delivery.consignments.models import ConsignedCase, Consignment
from yimen.engine.delivery.consignments.moves import LockedConsignment
from yimen.engine.delivery.consignments.refusals import (
    ConsignmentUnknown,
    NotAbove,
    NothingPacked,
    NotOfThisPoint,
    PackedElsewhere,
)
from yimen.journal.operation import operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.consignment_life import CONSIGNMENT_LIFE, ConsignmentMove
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices

MOST_CASES = 100


@snapshot
class Packed:
    """The papers of one case, by the codes of their materials."""

    case_ref: str
    materials: tuple[str, ...]


@snapshot
class ConsignmentTold:
    """A consignment as an act left it."""

    ref: str
    state: str


@operation
def pack(destination_ref: str, papers: Sequence[Packed], *, by: Actor, now: datetime) -> ConsignmentTold:
    """Begin a consignment with the papers of these cases, for a centre above the agent's own point.

    Refuses with ConsignmentUnknown for who is no agent, NotAbove, NothingPacked, NotOfThisPoint, PackedElsewhere or
    UnknownDefect.
    """
    origin, staff = _agent(by, "")
    destination = offices.centre(destination_ref, day_of(now))
    if destination is None or not _lies_above(destination.region_id, origin):
        raise NotAbove()
    if not 0 < len(papers) <= MOST_CASES:
        raise NothingPacked(most=MOST_CASES)
    row = Consignment.objects.create(
        ref=new_ref(), origin_id=origin, destination_id=destination.id, agent_id=staff, packed_at=now
    )
    consignment = moves.locked(row)
    for one in papers:
        _put(consignment, one, by, now)
    told = {"to": destination_ref, "cases": [one.case_ref for one in papers]}
    moves.told(consignment, "pack", by, now, told)
    return ConsignmentTold(row.ref, row.state)


@operation
def put_in(ref: str, case_ref: str, materials: Sequence[str], *, by: Actor, now: datetime) -> ConsignmentTold:
    """Put the papers of one more case in. Refuses as `pack` does, and with WrongState once it is on its way."""
    consignment = _own(ref, by)
    CONSIGNMENT_LIFE.after(ConsignmentMove.SET_OUT, consignment.state)
    if ConsignedCase.objects.filter(consignment_id=consignment.id).count() >= MOST_CASES:
        raise NothingPacked(most=MOST_CASES)
    _put(consignment, Packed(case_ref, tuple(materials)), by, now)
    moves.told(consignment, "put_in", by, now, {"case": case_ref})
    return ConsignmentTold(ref, consignment.state)


@operation
def take_out(ref: str, case_ref: str, *, by: Actor, now: datetime) -> ConsignmentTold:
    """Take a case's papers out again before setting out. Refuses with WrongState or NotOfThisPoint."""
    consignment = _own(ref, by)
    CONSIGNMENT_LIFE.after(ConsignmentMove.SET_OUT, consignment.state)
    file = case_moves.read(case_ref, by, now)
    gone, _ = ConsignedCase.objects.filter(consignment_id=consignment.id, case_id=file.id).delete()
    if not gone:
        raise NotOfThisPoint(ref=case_ref)
    moves.told(consignment, "take_out", by, now, {"case": case_ref})
    return ConsignmentTold(ref, consignment.state)


@operation
def set_out(ref: str, *, by: Actor, now: datetime) -> ConsignmentTold:
    """Leave for the town centre; each case is told that its papers are on their way.

    Refuses with ConsignmentUnknown, WrongState or NothingPacked.
    """
    consignment = _own(ref, by)
    lines = list(ConsignedCase.objects.filter(consignment_id=consignment.id).order_by("id"))
    CONSIGNMENT_LIFE.after(ConsignmentMove.SET_OUT, consignment.state)
    if not lines:
        raise NothingPacked(most=MOST_CASES)
    for line, case_ref in zip(lines, case_refs(lines), strict=True):
        file = case_moves.read_freely(case_ref, by, now)
        body = {"consignment": ref, "materials": list(line.materials)}
        case_moves.remark(file, Line("set_out", body, now), by)
    consignment = moves.move(consignment, ConsignmentMove.SET_OUT, by, now, {"left_at": now}, {"cases": len(lines)})
    return ConsignmentTold(ref, consignment.state)


@operation
def call_off(ref: str, *, by: Actor, now: datetime) -> ConsignmentTold:
    """Do not go after all: the papers stay at the point. Refuses with ConsignmentUnknown or WrongState."""
    consignment = moves.move(_own(ref, by), ConsignmentMove.CALL_OFF, by, now, {}, {})
    ConsignedCase.objects.filter(consignment_id=consignment.id).update(closed_at=now)
    return ConsignmentTold(ref, consignment.state)


def case_refs(lines: Sequence[ConsignedCase]) -> tuple[str, ...]:
    """The references of the cases of these lines, in their order; one statement."""
    with connection.cursor() as cursor:
        cursor.execute("select id, ref from cases_case where id = any(%s)", ([line.case_id for line in lines],))
        refs = dict(cursor.fetchall())
    return tuple(str(refs[line.case_id]) for line in lines)


def _put(consignment: LockedConsignment, packed: Packed, by: Actor, now: datetime) -> None:
    file = case_moves.read(packed.case_ref, by, now)
    _must_be_of(consignment, file)
    codes = tuple(dict.fromkeys(packed.materials))
    known = {one.code for one in file.terms.materials}
    for code in codes:
        if code not in known:
            raise UnknownDefect(material=code, defect="")
    if not codes:
        raise NothingPacked(most=MOST_CASES)
    taken = PackedElsewhere(ref=packed.case_ref)
    with refusing(consigned_case_stands_once=taken, consigned_case_is_in_one_consignment=taken):
        ConsignedCase.objects.create(consignment_id=consignment.id, case_id=file.id, materials=list(codes))


def _must_be_of(consignment: LockedConsignment, file: CaseFile) -> None:
    if file.centre_id != consignment.origin_id or file.state not in OPEN_STATES:
        raise NotOfThisPoint(ref=file.ref)


def _own(ref: str, by: Actor) -> LockedConsignment:
    """The agent's own consignment, locked; anybody else's looks like none."""
    origin, _ = _agent(by, ref)
    consignment = moves.lock(ref)
    if consignment.origin_id != origin:
        raise ConsignmentUnknown(ref=ref)
    return consignment


def _agent(by: Actor, ref: str) -> tuple[int, int]:
    origin = by.agent_at()
    if origin is None or by.staff_id is None:
        raise ConsignmentUnknown(ref=ref)
    return origin, by.staff_id


def _lies_above(region_id: int, origin: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "with recursive up as (select r.id, r.parent_id from regions_region r join offices_centre c"
            "   on c.region_id = r.id where c.id = %s"
            "  union all select r.id, r.parent_id from regions_region r join up on r.id = up.parent_id)"
            " select 1 from up where id = %s and id <> (select region_id from offices_centre where id = %s)",
            (origin, region_id, origin),
        )
        return cursor.fetchone() is not None
