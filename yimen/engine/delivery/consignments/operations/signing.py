"""Signing over 逐件签收: the town looks at each case by itself, names what differs, and signs for the whole."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.case.cases import moves as case_moves
from yimen.engine.delivery.consignments import moves
from yimen.engine.delivery.consignments.models import ConsignedCase
from yimen.engine.delivery.consignments.moves import LockedConsignment
from yimen.engine.delivery.consignments.operations.packing import ConsignmentTold
from yimen.engine.delivery.consignments.refusals import CheckedBefore, ConsignmentUnknown, NotOfThisPoint, OwnHands
from yimen.journal.operation import operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.kernel.villages.consignment_life import CONSIGNMENT_LIFE, ConsignmentMove, difference, signing
from yimen.kernel.writing import written


@operation
def check_case(
    ref: str, case_ref: str, came: Sequence[str], remark: str = "", *, by: Actor, now: datetime
) -> ConsignmentTold:
    """Look at the papers of one case and say which came; told to the case, with what is missing or too much.

    Refuses with ConsignmentUnknown, OwnHands, WrongState, NotOfThisPoint, CheckedBefore or UnknownDefect.
    """
    consignment, staff = _coming(ref, by)
    CONSIGNMENT_LIFE.after(ConsignmentMove.SIGN_OVER, consignment.state)
    file = case_moves.read_freely(case_ref, by, now)
    line = ConsignedCase.objects.select_for_update().filter(consignment_id=consignment.id, case_id=file.id).first()
    if line is None:
        raise NotOfThisPoint(ref=case_ref)
    if line.checked_at is not None:
        raise CheckedBefore()
    codes = tuple(dict.fromkeys(came))
    known = {one.code for one in file.terms.materials}
    for code in codes:
        if code not in known:
            raise UnknownDefect(material=code, defect="")
    line.came, line.remark = list(codes), written(remark, "remark")
    line.checked_by_id, line.checked_at, line.closed_at = staff, now, now
    line.save(update_fields=["came", "remark", "checked_by", "checked_at", "closed_at"])
    found = difference(line.materials, codes)
    body = {"consignment": ref, "missing": list(found.missing), "extra": list(found.extra)}
    case_moves.remark(file, Line("sign_over", body, now), by)
    return ConsignmentTold(ref, consignment.state)


@operation
def sign_over(ref: str, *, by: Actor, now: datetime) -> ConsignmentTold:
    """Sign for a consignment whose every case was checked; one with differences says so and has to be settled.

    Refuses with ConsignmentUnknown, OwnHands, WrongState or NotAllChecked.
    """
    consignment, staff = _coming(ref, by)
    CONSIGNMENT_LIFE.after(ConsignmentMove.SIGN_OVER, consignment.state)
    lines = tuple(ConsignedCase.objects.filter(consignment_id=consignment.id).order_by("id"))
    step = signing([(line.materials, line.came) for line in lines])
    differing = sum(1 for line in lines if difference(line.materials, line.came or ()))
    sets = {"signed_by_id": staff, "signed_at": now}
    consignment = moves.move(consignment, step, by, now, sets, {"cases": len(lines), "differing": differing})
    return ConsignmentTold(ref, consignment.state)


@operation
def settle(ref: str, how: str, *, by: Actor, now: datetime) -> ConsignmentTold:
    """Say how the differences were settled; by the agent or by the centre that signed.

    Refuses with ConsignmentUnknown or WrongState.
    """
    consignment = moves.lock(ref)
    if by.agent_at() != consignment.origin_id and consignment.destination_id not in _centres(by):
        raise ConsignmentUnknown(ref=ref)
    said = must_be_said("how", how, 500)
    sets = {"settlement": said, "settled_at": now}
    body = {"how": digest(said.encode(), ref.encode())}
    consignment = moves.move(consignment, ConsignmentMove.SETTLE, by, now, sets, body)
    return ConsignmentTold(ref, consignment.state)


def _coming(ref: str, by: Actor) -> tuple[LockedConsignment, int]:
    """A consignment that comes to the clerk's own centre, locked; anybody else's looks like none."""
    consignment = moves.lock(ref)
    if consignment.destination_id not in _centres(by) or by.staff_id is None:
        raise ConsignmentUnknown(ref=ref)
    if by.staff_id == consignment.agent_id:
        raise OwnHands()
    return consignment, by.staff_id


def _centres(by: Actor) -> frozenset[int]:
    return frozenset(post.centre_id for post in by.posts if post.role is Role.WINDOW and post.centre_id is not None)
