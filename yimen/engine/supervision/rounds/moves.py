"""Lock, move, tell: a visit for its inspectors, a finding for the unit that was looked at and for who judges it."""

from yimen.engine.supervision.rounds.models import RoundFinding, RoundVisit, WindowRound
from yimen.engine.supervision.rounds.refusals import NearTheWindow, NotForTheUnit, RoundUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rounds import ROUND_FINDING_LIFE, FindingMove, FindingState


def move(row: RoundFinding, step: FindingMove, **sets: object) -> None:
    """Take one step of a finding's life; refuses with WrongState."""
    state = ROUND_FINDING_LIFE.after(step, FindingState(row.state))
    if not RoundFinding.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def visit(ref: str, by: Actor) -> RoundVisit:
    """The visit, locked, for an inspector of its round who is apart from the window.

    Refuses with RoundUnknown or NearTheWindow.
    """
    row = RoundVisit.objects.select_for_update(of=("self",)).select_related("round", "window").filter(ref=ref).first()
    if row is None or by.staff_id not in row.round.inspectors:
        raise RoundUnknown()
    if _is_near(row, by):
        raise NearTheWindow()
    return row


def finding(ref: str) -> RoundFinding:
    """The finding, locked; refuses with RoundUnknown."""
    rows = RoundFinding.objects.select_for_update(of=("self",)).select_related("visit__round", "visit__window")
    row = rows.filter(ref=ref).first()
    if row is None:
        raise RoundUnknown()
    return row


def of_the_unit(ref: str, by: Actor) -> RoundFinding:
    """The finding, locked, for the head of the window's office, or the manager where the window is nobody's own.

    Refuses with RoundUnknown or NotForTheUnit.
    """
    row = finding(ref)
    if not is_unit(row.visit, by):
        if not sees(row.visit, by):
            raise RoundUnknown()
        raise NotForTheUnit()
    return row


def of_the_inspectors(ref: str, by: Actor) -> RoundFinding:
    """The finding, locked, for the inspectors of its round.

    Refuses with RoundUnknown, NotForTheUnit or NearTheWindow.
    """
    row = finding(ref)
    if by.staff_id not in row.visit.round.inspectors:
        if not sees(row.visit, by):
            raise RoundUnknown()
        raise NotForTheUnit()
    if is_unit(row.visit, by) or _is_near(row.visit, by):
        raise NearTheWindow()
    return row


def is_unit(row: RoundVisit, by: Actor) -> bool:
    """Who answers for a window."""
    if row.window.office_id is not None:
        return row.window.office_id in by.offices(Role.OFFICE_HEAD)
    return manages(row.round.centre_id, by)


def manages(centre_id: int, by: Actor) -> bool:
    """The manager of the centre."""
    return any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts)


def sees(row: RoundVisit, by: Actor) -> bool:
    """Inspectors and supervision; the unit, the manager and whoever is near once the window was visited."""
    if by.has_role(Role.SUPERVISOR) or row.round.planned_by_id == by.staff_id:
        return True
    if by.staff_id in row.round.inspectors and (row.visited_at is not None or not _is_near(row, by)):
        return True
    return row.visited_at is not None and (is_unit(row, by) or manages(row.round.centre_id, by))


def _is_near(row: RoundVisit, by: Actor) -> bool:
    of_it = any(post.office_id is not None and post.office_id == row.window.office_id for post in by.posts)
    return of_it or any(post.role is Role.WINDOW and post.centre_id == row.round.centre_id for post in by.posts)


def told(row: WindowRound | RoundFinding, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a round or of a finding."""
    kind, table = (
        ("window_round", "rounds_windowround")
        if isinstance(row, WindowRound)
        else ("round_finding", "rounds_roundfinding")
    )
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
