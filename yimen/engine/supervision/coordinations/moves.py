"""Lock, move, tell: a coordination meeting for who called it and for the offices that are invited."""

from datetime import timedelta

from yimen.engine.supervision.coordinations.models import Coordination, CoordinationSeat, StandingSeat
from yimen.engine.supervision.coordinations.refusals import CoordinationUnknown, NotInvited, NotTheCaller
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.coordination import COORDINATION_LIFE, CoordinationMove, CoordinationState
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState

KEEPERS = (Role.REFORM_OFFICE, Role.CENTRE_MANAGER)
"""Who calls meetings."""
BEFORE = timedelta(hours=1)
"""How long before a meeting begins its list of attendance opens."""
WATCHERS = (*KEEPERS, Role.SUPERVISOR)


def offices_of(by: Actor) -> frozenset[int]:
    """The offices for which somebody may come."""
    return by.offices(*Role)


def lock(ref: str, by: Actor) -> Coordination:
    """The meeting, locked, for who calls meetings, watches them or is invited; refuses with CoordinationUnknown."""
    row = Coordination.objects.select_for_update().filter(ref=ref).first()
    if row is None or by.staff_id is None:
        raise CoordinationUnknown()
    if not by.has_role(*WATCHERS) and not row.seats.filter(office_id__in=offices_of(by)).exists():
        raise CoordinationUnknown()
    return row


def lock_called(ref: str, by: Actor) -> Coordination:
    """The meeting, locked, for who called it; refuses with CoordinationUnknown or NotTheCaller."""
    row = lock(ref, by)
    if row.called_by_id != by.staff_id or not by.has_role(*KEEPERS):
        raise NotTheCaller()
    return row


def seat_of(row: Coordination, by: Actor) -> CoordinationSeat:
    """The seat of the office to which somebody belongs; refuses with NotInvited."""
    seat = row.seats.filter(office_id__in=offices_of(by)).order_by("pk").first()
    if seat is None:
        raise NotInvited()
    return seat


def speaks(row: Coordination, by: Actor) -> CoordinationSeat:
    """The seat of the office for which somebody speaks: its head, or who came for it; refuses with NotInvited."""
    seat = seat_of(row, by)
    if seat.office_id not in by.offices(Role.OFFICE_HEAD) and seat.came_id != by.staff_id:
        raise NotInvited()
    return seat


def must_be(row: Coordination, state: CoordinationState, step: str) -> None:
    """Refuses with WrongState."""
    if row.state != state:
        raise WrongState(move=step, state=row.state)


def move(row: Coordination, step: CoordinationMove, **sets: object) -> None:
    """Take one step of a meeting's life; refuses with WrongState."""
    state = COORDINATION_LIFE.after(step, CoordinationState(row.state))
    if not Coordination.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Coordination | StandingSeat, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a meeting, or of a standing seat."""
    kind = "coordination" if isinstance(row, Coordination) else "standing_seat"
    table = f"coordinations_{type(row).__name__.lower()}"
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
