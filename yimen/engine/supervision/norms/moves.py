"""Lock, move, tell: a self-check for those of the centre, and for those who confirm it."""

from yimen.engine.supervision.norms.models import Norm, SelfCheck
from yimen.engine.supervision.norms.refusals import NotOfTheCentre, SelfCheckUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.norms import SELF_CHECK_LIFE, SelfCheckMove, SelfCheckState

KEEPERS = (Role.REFORM_OFFICE,)
WATCHERS = (Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Who confirms self-checks."""


def of_centre(by: Actor, centre_id: int) -> bool:
    """Whether somebody holds a post at a centre."""
    return by.staff_id is not None and any(post.centre_id == centre_id for post in by.posts)


def lock(ref: str, by: Actor) -> SelfCheck:
    """The self-check, locked, for those of the centre and for who confirms; refuses with SelfCheckUnknown."""
    row = SelfCheck.objects.select_for_update().filter(ref=ref).first()
    if row is None or by.staff_id is None or not (by.has_role(*WATCHERS) or of_centre(by, row.centre_id)):
        raise SelfCheckUnknown()
    return row


def lock_own(ref: str, by: Actor, step: str) -> SelfCheck:
    """An open self-check of one's own centre; refuses with SelfCheckUnknown, NotOfTheCentre or WrongState."""
    row = lock(ref, by)
    if not of_centre(by, row.centre_id):
        raise NotOfTheCentre()
    if row.state != SelfCheckState.OPEN:
        raise WrongState(move=step, state=row.state)
    return row


def move(row: SelfCheck, step: SelfCheckMove, **sets: object) -> None:
    """Take one step of a self-check's life; refuses with WrongState."""
    state = SELF_CHECK_LIFE.after(step, SelfCheckState(row.state))
    if not SelfCheck.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Norm | SelfCheck, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a norm or of a self-check."""
    kind = "norm" if isinstance(row, Norm) else "self_check"
    table = f"norms_{type(row).__name__.lower()}"
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
