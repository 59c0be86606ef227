"""Let a case go before others. Without this line on its chain, whatever overtakes is a finding of supervision."""

from datetime import datetime
from enum import StrEnum

from yimen.engine.case.cases import allow, moves, weighed
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.case.priorities.models import Priority
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole, must_be_formal
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList


class PriorityGround(StrEnum):
    """Why a case may go before others."""

    EMERGENCY = "emergency"
    """应急处突: disaster, epidemic, rescue."""
    HARDSHIP = "hardship"
    """特殊困难群众: illness, age, disability."""
    PUBLIC_PROJECT = "public_project"
    """重点工程: on a published list of projects."""
    OUR_DELAY = "our_delay"
    """本部门延误: the office made the applicant wait."""


@operation
def prioritise(
    ref: str, ground: PriorityGround, reason: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Let an open case go before others, by the head of the office or the manager of the centre, never by who works it.

    Refuses with CaseUnknown, NotYourRole, NotFormal, OwnMatter, AlreadyDone, NotInList, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = allow.officer_of(file, "prioritise")
    manages = any(
        hold.role is Role.CENTRE_MANAGER and hold.centre_id == file.centre_id is not None for hold in officer.holds
    )
    if not officer.holds_role(file.office_id, Role.OFFICE_HEAD) and not manages:
        raise NotYourRole(act="prioritise")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    if ground not in list(PriorityGround):
        raise NotInList(field="ground")
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move="prioritise")
    if Priority.objects.filter(case_id=file.id).exists():
        raise AlreadyDone(act="prioritise")
    said = must_be_said("reason", reason, 1000)
    row = {"ground": ground, "reason": said, "staff_id": officer.staff_id, "at": now}
    body = {"ground": ground, "reason": digest(said.encode(), file.ref.encode())}
    return moves.remark(file, Line("prioritise", body, now), by, writes=[moves.insert("priorities_priority", row)])
