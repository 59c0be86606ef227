"""Lock, move, tell: a coordination meeting for who called it and for the offices that are invited."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from yimen.engine.supervision.coordinations.models import Coordination, CoordinationSeat, StandingSeat
from yimen.engine.supervision.coordinations.refusals import CoordinationUnknown, NotInvited, NotTheCaller, SeatUnclear
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.coordination import COORDINATION_LIFE, CoordinationMove, CoordinationState
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.registries.dated import day_of

KEEPERS = (Role.REFORM_OFFICE, Role.CENTRE_MANAGER)
"""Who calls meetings."""
BEFORE = timedelta(hours=1)
"""How long before a meeting begins its list of attendance opens."""
AFTER = timedelta(hours=12)
"""How long after that it closes: who signs later was not seen there."""
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


_CALLERS = """
select distinct s.id, s.ref, s.name from people_posting g join people_post p on p.id = g.post_id
join people_staff s on s.id = g.staff_id
where g.valid @> %s::timestamptz and p.valid @> %s::date and s.valid @> %s::date and p.role = any(%s) order by s.name
"""


def callers(now: datetime) -> dict[int, tuple[str, str]]:
    """Who is in office as one who calls meetings: by number, with reference and name."""
    with connection.cursor() as cursor:
        on = day_of(now)
        cursor.execute(_CALLERS, (now, on, on, [role.value for role in KEEPERS]))
        return {int(id_): (ref, name) for id_, ref, name in cursor.fetchall()}


def seats_of(row: Coordination, by: Actor) -> list[CoordinationSeat]:
    """The seats of the offices to which somebody belongs."""
    return list(row.seats.filter(office_id__in=offices_of(by)).select_related("office").order_by("pk"))


def seat_of(row: Coordination, by: Actor, office: str) -> CoordinationSeat:
    """The seat of the office to which somebody belongs, of several the one they name.

    Refuses with NotInvited or SeatUnclear.
    """
    return _chosen(seats_of(row, by), office)


def speaks(row: Coordination, by: Actor, office: str) -> CoordinationSeat:
    """The seat of the office for which somebody speaks: its head, or who came for it; of several the one they name.

    Refuses with NotInvited or SeatUnclear.
    """
    heads = by.offices(Role.OFFICE_HEAD)
    mine = [one for one in seats_of(row, by) if one.office_id in heads or one.came_id == by.staff_id]
    return _chosen(mine, office)


def _chosen(seats: Sequence[CoordinationSeat], office: str) -> CoordinationSeat:
    named = [one for one in seats if not office or one.office.ref == office]
    if not named:
        raise NotInvited()
    if len(named) > 1:
        raise SeatUnclear()
    return named[0]


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
