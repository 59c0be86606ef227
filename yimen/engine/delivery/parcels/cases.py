"""The case beside its parcel: who may see it, what its item offers, and one line on its chain for each step."""

from datetime import datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.delivery.parcels import ports
from yimen.engine.delivery.parcels.moves import LockedParcel
from yimen.engine.delivery.parcels.refusals import NobodyCarries, ParcelUnknown, PostNotOffered
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.parcel_life import Direction

HANDLING = (Role.WINDOW, Role.AGENT, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


def of_applicant(ref: str, direction: Direction, by: Actor, now: datetime) -> CaseFile:
    """The case of the applicant, or of their agent at the point, if its item goes by post in this direction.

    Refuses with CaseUnknown, PostNotOffered or NobodyCarries.
    """
    file = moves.read(ref, by, now)
    if by.staff_id is None:
        allow.applicant(file, by)
    else:
        allow.at_the_counter(file, "post")
    service = file.terms.service
    if (service.express_materials if direction is Direction.IN else service.express_result) != "yes":
        raise PostNotOffered(direction=direction)
    if not ports.connected():
        raise NobodyCarries()
    return file


def may_handle(parcel: LockedParcel, by: Actor, now: datetime) -> CaseFile:
    """The case of a parcel for who works on it; refuses with ParcelUnknown for anybody else."""
    file = moves.read_freely(parcel.case_ref, by, now)
    if by.kind is not ActorKind.SYSTEM and not (by.has_role(*HANDLING) and moves.may_see(file, by)):
        raise ParcelUnknown(ref=parcel.ref)
    return file


def may_touch(parcel: LockedParcel, by: Actor, now: datetime) -> CaseFile:
    """The same, and for the applicant too."""
    file = moves.read_freely(parcel.case_ref, by, now)
    if file.applicant_id in set(by.parties()):
        return file
    return may_handle(parcel, by, now)


def note(parcel: LockedParcel, file: CaseFile, by: Actor, now: datetime) -> None:
    """One line on the case: its parcel stands like this now."""
    body = {"parcel": parcel.ref, "direction": parcel.direction, "state": parcel.state}
    moves.remark(file, Line("parcel", body, now), by)
