"""Taking a result at a terminal 自助领取: paid for, handed over, and printed by who applied, without a clerk.

Taken in the sitting in which it was filed it was done on the spot 当场办结; taken in another, it was not.
"""

from contextlib import suppress
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases import operations as case_operations
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.centre.terminals import moves
from yimen.engine.centre.terminals.models import Sitting, TerminalFiling
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot


@snapshot
class ResultTaken:
    """A result that was taken at a terminal."""

    ref: str
    on_the_spot: str
    """yes: filed and taken in one sitting."""


@operation
def take_at_terminal(ref: str, sitting_ref: str, *, by: Actor, now: datetime) -> ResultTaken:
    """Take the result of an own case at a terminal, once nothing is owed for it; what was delivered before stays so.

    Refuses with SittingOver, CaseUnknown, NotYet before the decision, or FeesOutstanding.
    """
    sitting = moves.own(sitting_ref, by, now)
    file = cases.read(ref, by, now)
    allow.applicant(file, by)
    with suppress(AlreadyDone):
        case_operations.deliver(ref, "electronic", by=SYSTEM, now=now)
    filing = TerminalFiling.objects.select_for_update().filter(case_id=file.id).first()
    if filing is None:
        return ResultTaken(ref, "")
    if filing.taken_at is None:
        _note(filing, sitting, now)
    return ResultTaken(ref, "yes" if filing.taken_in_id == filing.sitting_id else "")


def _note(filing: TerminalFiling, sitting: Sitting, now: datetime) -> None:
    filing.taken_in, filing.taken_at = sitting, now
    filing.save(update_fields=["taken_in", "taken_at"])
    # On the chain of the terminal, which never says who: the case itself tells that it was delivered.
    moves.tell_of(sitting.terminal, Line("take_at_terminal", {"sitting": sitting.ref}, now), SYSTEM)
