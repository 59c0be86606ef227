"""End a delegation from a day on; decisions made under it stay, those in flight find the right gone."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, written
from yimen.kernel.writing import named as said
from yimen.registries.dated import day_of, days, end_term, locked
from yimen.registries.delegations import allow
from yimen.registries.delegations.models import Delegation
from yimen.registries.delegations.refusals import AlreadyEnded


@snapshot
class DelegationEnded:
    """The unit has the item no more from this day."""

    ref: str
    day: date


@operation
def end_delegation(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> DelegationEnded:
    """The first day on which the unit may no longer act: today, or a later one.

    Refuses with NotReformOffice, AlreadyEnded, ImpossibleDates or NoSuchThing.
    """
    allow.must_hand_down(by)
    row = locked(Delegation, ref, "delegation")
    today = day_of(now)
    if row.valid.isempty or (row.valid.upper is not None and row.valid.upper <= today):
        raise AlreadyEnded()
    if on < today:
        raise ImpossibleDates()
    end(row, on, said(basis, "basis"), "end_delegation", by=by, now=now)
    return DelegationEnded(ref=ref, day=on)


def end(row: Delegation, on: date, basis: str, verb: str, *, by: Actor, now: datetime) -> None:
    """Cut a locked delegation short; what had not begun yet never begins."""
    if row.valid.upper is not None and on >= row.valid.upper:
        raise ImpossibleDates()
    end_term(row, days(min(row.valid.lower, on), on), written(basis, "basis"))
    subject = Subject("delegation", "delegations_delegation", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    tell(subject, Line(verb, {"on": on, "basis": basis}, now), by)
