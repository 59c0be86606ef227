"""Lock, move, tell: a milestone for the office that does it, and for who keeps the plan."""

from yimen.engine.supervision.plans.models import Milestone, Plan
from yimen.engine.supervision.plans.refusals import MilestoneUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.plans import MILESTONE_LIFE, MilestoneMove, MilestoneState

KEEPERS = (Role.REFORM_OFFICE,)
"""Who makes plans and confirms what was done."""
WATCHERS = (Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Of whom another agrees that a milestone is put off or dropped."""


def lock(ref: str, by: Actor) -> Milestone:
    """The milestone, locked, for staff; refuses with MilestoneUnknown."""
    found = Milestone.objects.select_for_update(of=("self",)).select_related("plan")
    row = found.filter(ref=ref).first()
    if row is None or by.staff_id is None:
        raise MilestoneUnknown()
    return row


def move(row: Milestone, step: MilestoneMove, **sets: object) -> None:
    """Take one step of a milestone's life; refuses with WrongState."""
    state = MILESTONE_LIFE.after(step, MilestoneState(row.state))
    if not Milestone.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Plan | Milestone, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a plan or of a milestone."""
    kind = type(row).__name__.lower()
    link = tell(Subject(kind, f"plans_{kind}", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
