"""Lock and tell: a shift, a request and a list, each with its chain."""

from datetime import datetime

from yimen.engine.staff.rotas.models import AllowanceList, AllowanceRule, LeaveRequest, Representative, Shift
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import locked

KINDS = {
    Shift: ("shift", "rotas_shift"),
    LeaveRequest: ("leave_request", "rotas_leaverequest"),
    AllowanceRule: ("allowance_rule", "rotas_allowancerule"),
    AllowanceList: ("allowance_list", "rotas_allowancelist"),
    Representative: ("representative", "rotas_representative"),
}


Row = Shift | LeaveRequest | AllowanceRule | AllowanceList | Representative


def told(row: Row, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the row's own chain."""
    kind, table = KINDS[type(row)]
    link = tell(
        Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), Line(verb, body, now), by
    )
    row.journal_seq, row.journal_head = link.seq, link.hash


def managed(ref: str, by: Actor) -> Shift:
    """A shift that stands, locked, for who manages its centre; refuses with NoSuchThing."""
    row = locked(Shift, ref, "shift")
    must_manage(by, row.centre_id, "shift")
    if row.called_off_at is not None:
        raise NoSuchThing(what="shift")
    return row


def own(ref: str, by: Actor) -> Shift:
    """A shift that stands, locked, for whose it is; refuses with NoSuchThing."""
    row = locked(Shift, ref, "shift")
    if by.staff_id is None or row.staff_id != by.staff_id or row.called_off_at is not None:
        raise NoSuchThing(what="shift")
    return row
