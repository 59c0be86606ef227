"""Delivering: the results of a matter go out together, from whichever window the applicant comes to."""

from datetime import datetime

from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.matters import moves
from yimen.engine.centre.matters.refusals import NotAllDecided
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.snapshot import snapshot


@snapshot
class MatterDelivered:
    """The results that went out together."""

    ref: str
    cases: tuple[str, ...]


@operation
def hand_out(ref: str, signature: str, *, by: Actor, now: datetime) -> MatterDelivered:
    """Hand all results of a matter out against one signature: all of them or none.

    Refuses with NotYourRole for anybody but a window, MatterUnknown or NotAllDecided, and as `deliver` does.
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="deliver")
    matter, seen = moves.locked(ref, by, now)
    for part in seen.parts:
        if part.decided_at is None:
            raise NotAllDecided(item=part.item_name)
    lying = tuple(part.case_ref for part in seen.parts if part.delivered_at is None)
    for case in lying:
        cases.deliver(case, "window", signature, by=by.within(), now=now)
    matter.delivered_at = now
    matter.save(update_fields=["delivered_at"])
    moves.tell_of(matter, "hand_out_matter", {"cases": list(lying)}, by, now)
    return MatterDelivered(ref, lying)
