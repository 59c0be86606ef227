"""Put an entry on the negative or the supervision list, and take it off by a day; never for days that are over.

What was granted before an entry was in force is not looked at because of it: nobody is surprised by a new duty.
"""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.three_lists import DutyList, Effect, must_be_checkable
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.three_lists.models import ListEntry
from yimen.registries.three_lists.refusals import AlreadyOnList, ListEntryOver

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class Check:
    """What is checked after an item was granted, within how many days, and by which office."""

    says: str
    within_days: int
    office: str


@snapshot
class ListEntryKept:
    """An entry by its reference."""

    ref: str


@operation
def enter_negative(
    item: str, effect: str, says: str, basis: str, begins: date, *, by: Actor, now: datetime
) -> ListEntryKept:
    """Put on the negative list what is forbidden or needs approval; by the reform office or an administrator.

    Refuses with NotAllowed, NotInList, Missing, ImpossibleDates, NoSuchThing or AlreadyOnList.
    """
    must_hold(by, *KEEPERS)
    if effect not in set(Effect):
        raise NotInList(field="effect")
    about = _item(item, now)
    row = ListEntry(which=DutyList.NEGATIVE, effect=effect, says=_said(says), begins=_day(begins, now))
    return _enter(row, about, named(basis, "basis"), by, now)


@operation
def enter_supervision(item: str, check: Check, basis: str, begins: date, *, by: Actor, now: datetime) -> ListEntryKept:
    """Put on the supervision list what an office checks after each grant; by the reform office or an administrator.

    Refuses with NotAllowed, CheckDaysUnfit, Missing, ImpossibleDates, NoSuchThing or AlreadyOnList.
    """
    must_hold(by, *KEEPERS)
    within = must_be_checkable(check.within_days)
    about = _item(item, now)
    office = offices.office(check.office, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    row = ListEntry(
        which=DutyList.SUPERVISION,
        says=_said(check.says),
        within_days=within,
        office_id=office.id,
        begins=_day(begins, now),
    )
    return _enter(row, about, named(basis, "basis"), by, now)


@operation
def end_list_entry(ref: str, ends: date, basis: str, *, by: Actor, now: datetime) -> ListEntryKept:
    """Take an entry off its list from a day on; tasks that it opened stay. By the reform office or an administrator.

    Refuses with NotAllowed, NoSuchThing, Missing, ImpossibleDates or ListEntryOver.
    """
    must_hold(by, *KEEPERS)
    row = locked(ListEntry, ref, "list_entry")
    if row.ends is not None:
        raise ListEntryOver()
    last = _day(ends, now)
    if last < row.begins:
        raise ImpossibleDates()
    row.ends, row.end_basis = last, named(basis, "basis")
    row.save(update_fields=["ends", "end_basis"])
    tell(_subject(row), Line("list_entry_ended", {"ends": last, "basis": row.end_basis}, now), by)
    return ListEntryKept(ref)


def _enter(row: ListEntry, about: ItemView, basis: str, by: Actor, now: datetime) -> ListEntryKept:
    row.ref, row.item_id, row.basis = new_ref(), about.item_id, basis
    with refusing(list_entry_stands_once=AlreadyOnList(item=about.name)):
        row.save(force_insert=True)
    body = {
        "which": row.which,
        "item": about.ref,
        "says": row.says,
        "effect": row.effect,
        "within_days": row.within_days or 0,
        "begins": row.begins,
        "basis": basis,
    }
    tell(_subject(row), Line("list_entry_entered", body, now), by)
    return ListEntryKept(row.ref)


def _item(code: str, now: datetime) -> ItemView:
    item = catalogue.in_force(code, now)
    if item is None or item.guide_only:
        raise NoSuchThing(what="item")
    return item


def _said(says: str) -> str:
    return named(says, "says", 500)


def _day(day: date, now: datetime) -> date:
    if span(day, None)[0] < day_of(now):
        raise ImpossibleDates()
    return day


def _subject(row: ListEntry) -> Subject:
    return Subject("list_entry", "three_lists_listentry", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
