"""Evaluate a pilot: by somebody who neither began it nor decided about it nor works where it is tried."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import digest
from yimen.kernel.reform.pilots import PilotVerdict
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotAllowed, NotInList, must_hold
from yimen.registries.dated import day_of, new_ref
from yimen.registries.pilots import moves
from yimen.registries.pilots.apart import standpoint
from yimen.registries.pilots.models import PilotEvaluation
from yimen.registries.pilots.operations.beginning import PilotKept
from yimen.registries.pilots.refusals import NotApart, NotBegun, PilotOver

EVALUATORS = (Role.SUPERVISOR, Role.LEGAL_REVIEWER, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)


@operation
def evaluate_pilot(ref: str, verdict: str, said: str, *, by: Actor, now: datetime) -> PilotKept:
    """Say what a pilot has shown so far, by the figures of this day; by somebody apart from it.

    Refuses with NotAllowed, PilotUnknown, NotInList, TextMissing, NotBegun, PilotOver or NotApart.
    """
    must_hold(by, *EVALUATORS)
    row, today = moves.locked(ref), day_of(now)
    if verdict not in set(PilotVerdict):
        raise NotInList(field="verdict")
    words = must_be_said("said", said, 4000).strip()
    if today < row.begins:
        raise NotBegun()
    if row.ended_on is not None or row.opened_on is not None:
        raise PilotOver()
    if by.staff_id is None:
        raise NotAllowed()
    if standpoint(row, by).apart == "no":
        raise NotApart()
    PilotEvaluation.objects.create(
        ref=new_ref(), pilot=row, as_of=today, verdict=verdict, said=words, staff_id=by.staff_id, at=now
    )
    moves.told(row, "evaluate_pilot", {"verdict": verdict, "said": digest(words.encode(), ref.encode())}, by, now)
    return PilotKept(ref)
