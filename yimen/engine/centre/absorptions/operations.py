"""Take over: an open case of a hall was received here, and its old number stays beside the new one."""

from datetime import datetime

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.network import Stock
from yimen.registries.dated import day_of
from yimen.registries.network import absorbing
from yimen.registries.network.operations import OldNumberNamed
from yimen.registries.network.refusals import CaseOver, OfAnotherHall
from yimen.registries.offices import queries as offices


@operation
def take_over_case(ref: str, case_number: str, *, by: Actor, now: datetime) -> OldNumberNamed:
    """An open case of a hall is this one here; by whoever may see it at their desk.

    It is open, or came in after the number was listed: an older one that is over is somebody else's. Refuses with
    CaseUnknown, CaseOver, CaseTaken, NamedAlready, NumberStruck, OfAnotherHall or NoSuchThing.
    """
    case = cases.find_by_number(case_number, by, now) if by.staff_id is not None else None
    if case is None:
        raise CaseUnknown(ref=case_number)
    row = absorbing.waiting(ref, Stock.CASE)
    office = offices.office(case.office_ref, day_of(now))
    if office is None or office.id != row.hall.office_id:
        raise OfAnotherHall()
    if case.state not in OPEN_STATES and case.received_at < row.listed_at:
        raise CaseOver(number=case.number)
    absorbing.give_name(row, case.ref, case.number, by, now)
    return OldNumberNamed(ref, row.named)
