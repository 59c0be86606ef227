"""Hold items: how they are handled (unified, jointly, only in the centre), and which approval division decides them."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.offices.powers import RIGHTS, Handling, Mode, Right
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, span, written
from yimen.registries.dated import day_of, days, end_term, new_ref, on_day
from yimen.registries.delegations import allow, items
from yimen.registries.delegations.models import Delegation, ItemHandling, TakeOver
from yimen.registries.delegations.operations.end import end
from yimen.registries.delegations.refusals import NoDivision, NotTheirItem
from yimen.registries.offices import queries as offices

_DECIDING = sorted(mode for mode in Mode if Right.DECIDE in RIGHTS[mode])


@snapshot
class HandlingSet:
    """Items are handled another way from this day."""

    items: int
    day: date


@snapshot
class TakenOverBy:
    """An approval division holds the items from this day; so many rights of others end with it."""

    items: int
    ended: int
    day: date


@operation
def set_handling(
    item_refs: tuple[str, ...], way: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> HandlingSet:
    """Register how items are handled from a day on: unified, joint or centralised.

    Refuses with NotReformOffice, NotInList, ImpossibleDates or NoSuchThing.
    """
    span(from_day, None)
    if way not in list(Handling):
        raise NotInList(field="way")
    given = items.named(item_refs)
    for item in given:
        allow.must_answer_for(by, item.office_id)
        _end_before(item.id, from_day, basis)
        row = ItemHandling.objects.create(
            ref=new_ref(), item_id=item.id, way=way, valid=days(from_day), basis=written(basis, "basis")
        )
        body = {"item": item.ref, "way": way, "from": from_day}
        tell(Subject("item_handling", "delegations_itemhandling", row.pk, row.ref, 0, b""),
             Line("set_handling", body, now), by)  # fmt: skip
    return HandlingSet(items=len(given), day=from_day)


def _end_before(item_id: int, day: date, basis: str) -> None:
    rows = ItemHandling.objects.select_for_update().filter(item_id=item_id)
    running = on_day(rows, day)
    if running is None:
        return
    if running.valid.lower == day:
        raise ImpossibleDates()
    end_term(running, days(running.valid.lower, day), written(basis, "basis"))


@operation
def take_over(
    item_refs: tuple[str, ...], office_ref: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> TakenOverBy:
    """The approval division of an office takes items over: from that day no other office of the department decides.

    The day lies ahead, so that nobody loses a right in the middle of an act. Refuses with NoDivision, NotTheirItem,
    ImpossibleDates, NotReformOffice or NoSuchThing.
    """
    office = offices.office(office_ref, from_day)
    if office is None:
        raise NoSuchThing(what="office")
    allow.must_answer_for(by, office.id)
    if from_day <= day_of(now):
        raise ImpossibleDates()
    if offices.division(office_ref, from_day) is None:
        raise NoDivision()
    given, ended = items.named(item_refs), 0
    for item in given:
        if office.id not in (item.office_id, item.parent_id):
            raise NotTheirItem()
        _hold(item.id, item.ref, office.id, from_day, basis, by=by, now=now)
        ended += _end_others(item.id, office.id, from_day, basis, by=by, now=now)
    return TakenOverBy(items=len(given), ended=ended, day=from_day)


def _hold(item_id: int, item_ref: str, office_id: int, day: date, basis: str, *, by: Actor, now: datetime) -> None:
    before = TakeOver.objects.select_for_update().filter(item_id=item_id, valid__endswith=None).first()
    if before is not None:
        if before.valid.lower >= day:
            raise ImpossibleDates()
        before.valid = days(before.valid.lower, day)
        before.save(update_fields=["valid"])
    row = TakeOver.objects.create(
        ref=new_ref(), item_id=item_id, office_id=office_id, valid=days(day), basis=written(basis, "basis")
    )
    subject = Subject("take_over", "delegations_takeover", row.pk, row.ref, 0, b"")
    tell(subject, Line("take_over", {"item": item_ref, "office": office_id, "from": day}, now), by)


def _end_others(item_id: int, office_id: int, day: date, basis: str, *, by: Actor, now: datetime) -> int:
    """The rights of the other offices of the department end; towns keep what the city announced for them."""
    rows = Delegation.objects.select_for_update().filter(item_id=item_id, mode__in=_DECIDING, office__isnull=False)
    ending = [
        row for row in rows
        if (row.valid.upper is None or row.valid.upper > day) and offices.is_under(row.office_id or 0, office_id)
    ]  # fmt: skip
    for row in ending:
        end(row, day, written(basis, "basis"), "ended_by_take_over", by=by, now=now)
    return len(ending)
